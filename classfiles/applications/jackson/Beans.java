import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Beans, records, subtypes, trees and errors through Jackson. */
public class Beans {
    public static class Bean {
        public int a = 1;
        private String name = "x";
        public List<Map<String, Double>> list = List.of(Map.of("k", 1.5));
        @JsonProperty("renamed") public Kind kind = Kind.SECOND;
        @JsonIgnore public int ignored = 5;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    enum Kind { FIRST, SECOND }

    public record Point(int x, String y) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "cat"), @JsonSubTypes.Type(value = Dog.class, name = "dog")})
    public interface Animal {}

    public static class Cat implements Animal {
        public int lives = 9;
    }

    public static class Dog implements Animal {
        public String bark = "woof";
    }

    public static void main(String[] args) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(new Bean());
        System.out.println(text);
        Bean bean = mapper.readValue(text, Bean.class);
        System.out.println(bean.name + bean.list + bean.kind);
        JsonNode tree = mapper.readTree("{\"x\":[1,2.5,null,true]}");
        System.out.println(tree.at("/x/1") + " " + tree.get("x").size() + " " + tree.findValue("y"));
        System.out.println(mapper.writeValueAsString(new Point(1, "q")) + mapper.readValue("{\"x\":5,\"y\":\"w\"}", Point.class));
        List<Animal> animals = mapper.readValue("[{\"type\":\"dog\"},{\"type\":\"cat\",\"lives\":3}]", new TypeReference<List<Animal>>() {});
        System.out.println(((Cat) animals.get(1)).lives + ((Dog) animals.get(0)).bark + mapper.writeValueAsString(animals.toArray(new Animal[0])));
        for (String bad : new String[] {"{\"q\":1}", "{\"a\":\"z\"}", "{\"a\":", "[]"}) {
            try {
                mapper.readValue(bad, Bean.class);
            } catch (Exception e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
