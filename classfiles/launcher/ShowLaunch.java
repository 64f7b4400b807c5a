import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.TreeSet;

/** Shows what a command line has come to: arguments, the properties that it sets, assertions; with the argument `-options` also the VM's options. */
public class ShowLaunch {
    public static void main(String[] args) {
        System.out.println("arguments " + Arrays.toString(args));
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames()))
            if (name.startsWith("my.") || name.startsWith("jdk.module.") || name.equals("java.class.path")
                || name.equals("java.vm.info") || name.equals("sun.java.command"))
                System.out.println(name + " = " + System.getProperty(name));
        boolean asserting = false;
        assert asserting = true;
        System.out.println("assertions " + asserting);
        if (args.length > 0 && args[0].equals("-options"))
            for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) System.out.println(option);
    }
}
