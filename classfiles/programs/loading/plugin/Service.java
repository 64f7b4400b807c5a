package plugin;

public interface Service {
  String name();
}
