import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;

/** java.rmi within one process: a registry, stubs, arguments by value, exceptions from the other side. */
public class RemoteCalls {
  public interface Calculator extends Remote {
    int twice(int x) throws RemoteException;

    List<String> reversed(List<String> words) throws RemoteException;

    void fail() throws RemoteException;
  }

  static class Simple implements Calculator {
    public int twice(int x) {
      return 2 * x;
    }

    public List<String> reversed(List<String> words) {
      List<String> result = new java.util.ArrayList<>(words);
      java.util.Collections.reverse(result);
      return result;
    }

    public void fail() {
      throw new IllegalArgumentException("on the other side");
    }
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    Registry registry = LocateRegistry.createRegistry(0);
    Calculator simple = new Simple();
    registry.bind("calculator", UnicastRemoteObject.exportObject(simple, 0));
    Calculator stub = (Calculator) registry.lookup("calculator");
    System.out.println(stub.twice(21) + " " + stub.reversed(List.of("a", "b", "c")) + " " + List.of(registry.list()));
    try {
      stub.fail();
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    try {
      registry.lookup("nobody");
    } catch (NotBoundException e) {
      System.out.println("not bound: " + e.getMessage());
    }
    UnicastRemoteObject.unexportObject(simple, true);
    try {
      stub.twice(1);
    } catch (RemoteException e) {
      System.out.println(e.getClass().getSimpleName());
    }
    UnicastRemoteObject.unexportObject(registry, true);
  }
}
