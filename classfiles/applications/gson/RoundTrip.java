import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.Expose;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.annotations.Since;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects to JSON and back: generic types, enums, nested and inherited fields, adapters, naming, streaming, errors. */
public class RoundTrip {
    enum Colour {
        RED, @SerializedName("verde") GREEN, BLUE
    }

    static class Base {
        protected int id = 7;
        transient int hidden = 9;
    }

    static class Item extends Base {
        String name;
        double price;
        Colour colour = Colour.GREEN;
        @SerializedName(value = "tags", alternate = {"labels"}) List<String> labels = new ArrayList<>();
        Map<Colour, int[]> stock = new EnumMap<>(Colour.class);
        Item child;
        Boolean maybe;
        char letter = 'q';
        long big = Long.MAX_VALUE;
        @JsonAdapter(Hex.class) int hex = 255;
        @Since(1.2) String late = "late";
        @Expose String exposed = "exposed";

        Item(String name, double price) {
            this.name = name;
            this.price = price;
        }
    }

    static class Hex extends TypeAdapter<Integer> {
        @Override public void write(JsonWriter out, Integer value) throws IOException {
            out.value("0x" + Integer.toHexString(value));
        }

        @Override public Integer read(JsonReader in) throws IOException {
            return Integer.decode(in.nextString());
        }
    }

    static class Pair<A, B> {
        A first;
        B second;
    }

    record Point(int x, int y) {}

    static void attempt(String title, Runnable body) {
        try {
            body.run();
            System.out.println(title + ": nothing thrown");
        } catch (RuntimeException e) {
            System.out.println(title + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) throws IOException {
        Item item = new Item("lamp \"bright\" \u00e9<>&", 12.5);
        item.labels.add("home");
        item.stock.put(Colour.BLUE, new int[] {1, 2, 3});
        item.child = new Item(null, -0.0);
        Gson plain = new Gson();
        String json = plain.toJson(item);
        System.out.println(json);
        Item back = plain.fromJson(json, Item.class);
        System.out.println(plain.toJson(back).equals(json) + " " + back.stock.getClass().getSimpleName() + " " + back.big);
        System.out.println(plain.fromJson("{\"labels\":[\"x\"],\"colour\":\"verde\",\"hex\":\"0x10\"}", Item.class).hex);

        Gson pretty = new GsonBuilder().setPrettyPrinting().serializeNulls().setFieldNamingPolicy(FieldNamingPolicy.UPPER_CAMEL_CASE)
            .setVersion(1.1).disableHtmlEscaping().registerTypeAdapter(Colour.class, (com.google.gson.JsonSerializer<Colour>) (c, t, x) -> x.serialize(c.ordinal()))
            .create();
        System.out.println(pretty.toJson(item));
        Gson excluding = new GsonBuilder().setExclusionStrategies(new ExclusionStrategy() {
            @Override public boolean shouldSkipField(FieldAttributes f) {
                return f.getName().startsWith("l");
            }

            @Override public boolean shouldSkipClass(Class<?> type) {
                return type == Map.class;
            }
        }).create();
        System.out.println(excluding.toJson(item));
        System.out.println(new GsonBuilder().excludeFieldsWithoutExposeAnnotation().create().toJson(item));

        Map<String, List<Pair<Integer, String>>> map = plain.fromJson(
            "{\"a\":[{\"first\":1,\"second\":\"one\"}],\"b\":[]}", new TypeToken<Map<String, List<Pair<Integer, String>>>>() {}.getType());
        System.out.println(map.getClass().getName() + " " + map.get("a").get(0).first + map.get("a").get(0).second);
        System.out.println(new TypeToken<Map<String, ? extends List<Pair<Integer, String[]>>>>() {}.getType());

        JsonObject tree = JsonParser.parseString("{'n':1e3,'list':[1,2.50,true,null,'x'],'o':{'p':{}}}").getAsJsonObject();
        JsonArray list = tree.getAsJsonArray("list");
        for (JsonElement e : list) System.out.print(e + (e.isJsonPrimitive() ? "p " : " "));
        System.out.println(tree.get("n").getAsInt() + " " + tree.get("o") + " " + tree.keySet());
        Object any = plain.fromJson("{\"x\":[1,{\"y\":null}],\"z\":\"s\"}", Object.class);
        System.out.println(any + " " + any.getClass().getSimpleName());

        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent(" ");
            writer.beginObject().name("k").value(1.0 / 3).name("l").beginArray().value(true).nullValue().endArray().endObject();
        }
        System.out.println(text);
        JsonReader reader = new JsonReader(new StringReader("{a:1,b:[x]} // end"));
        reader.setLenient(true);
        reader.beginObject();
        while (reader.hasNext()) {
            System.out.print(reader.nextName() + " at " + reader.getPath() + "; ");
            reader.skipValue();
        }
        System.out.println();
        attempt("syntax", () -> plain.fromJson("{\"name\":[}", Item.class));
        attempt("type", () -> plain.fromJson("{\"price\":\"abc\"}", Item.class));
        attempt("shape", () -> plain.fromJson("[1,2]", Item.class));
        attempt("array", () -> JsonParser.parseString("[]").getAsJsonObject());
        attempt("number", () -> plain.fromJson("99999999999", int.class));
        try {
            System.out.println(plain.fromJson("{\"x\":1,\"y\":2}", Point.class));
        } catch (RuntimeException | AssertionError e) {
            System.out.println(e.getClass().getName());
        }
        Map<String, Integer> many = new LinkedHashMap<>();
        for (int i = 0; i < 20000; i++) many.put("key" + i, i * i);
        String large = plain.toJson(many);
        Map<String, Double> read = plain.fromJson(large, new TypeToken<Map<String, Double>>() {}.getType());
        System.out.println(large.length() + " " + read.size() + " " + read.values().stream().mapToDouble(d -> d).sum());
    }
}
