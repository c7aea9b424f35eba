package dev.loupe.network;

import java.util.List;
import java.util.Locale;

/**
 * A network as a table: a line for each operation, with the shape of its output, its parameters and
 * its multiplications with addition.
 *
 * @param rows in the order of the network
 */
public record NetworkTable(List<Row> rows) {

  /** Copies the rows. */
  public NetworkTable {
    rows = List.copyOf(rows);
  }

  /**
   * One operation.
   *
   * @param operation such as "conv2d"
   * @param name of its parameters, up to the last dot; "" without parameters
   * @param output shape of its result
   * @param parameters how many numbers it has of its own
   * @param multiplyAdds how many multiplications with addition
   */
  public record Row(
      String operation, String name, Shape output, long parameters, long multiplyAdds) {

    static Row of(String operation, List<Parameter> own, Shape output, long multiplyAdds) {
      String name = own.isEmpty() ? "" : own.get(0).name();
      long count = own.stream().mapToLong(parameter -> parameter.shape().elements()).sum();
      int dot = name.lastIndexOf('.');
      return new Row(
          operation, dot < 0 ? name : name.substring(0, dot), output, count, multiplyAdds);
    }
  }

  /** All parameters, running statistics included. */
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /** All multiplications with addition. */
  public long multiplyAdds() {
    return rows.stream().mapToLong(Row::multiplyAdds).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(line("operation", "name", "output", "parameters", "mult-adds"));
    for (Row row : rows) {
      text.append(
          line(
              row.operation(),
              row.name(),
              row.output().toString(),
              grouped(row.parameters()),
              grouped(row.multiplyAdds())));
    }
    text.append(line("total", "", "", grouped(parameters()), grouped(multiplyAdds())));
    return text.toString();
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String line(String... cells) {
    return String.format(
        "%-18s %-28s %-24s %13s %16s%n", cells[0], cells[1], cells[2], cells[3], cells[4]);
  }
}
