import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects to JSON and back, with Jackson's data binding. */
public class JacksonRoundTrips {
  public static class Item {
    public String name;
    public int count;
    public double price;
    public List<String> tags = new ArrayList<>();
    public Map<String, Long> sizes = new LinkedHashMap<>();
  }

  public static class Order {
    public long id;
    public boolean open;
    public List<Item> items = new ArrayList<>();
  }

  public static void main(String[] args) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Order order = new Order();
    order.id = 1L << 40;
    for (int i = 0; i < 50; i++) {
      Item item = new Item();
      item.name = "item \"" + i + "\" \u00e9";
      item.count = i;
      item.price = i * 1.25;
      for (int k = 0; k < 5; k++) item.tags.add("tag" + k * i);
      for (int k = 0; k < 5; k++) item.sizes.put("size" + k, (long) i << k);
      order.items.add(item);
    }
    Rounds.measure(30, () -> {
      long length = 0;
      for (int i = 0; i < 2_000; i++) {
        byte[] text = mapper.writeValueAsBytes(order);
        length += text.length + mapper.readValue(text, Order.class).items.get(i % 50).tags.size();
      }
      return length;
    });
  }
}
