package dev.loupe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An element with its attributes and children. Immutable: {@code with} and {@code add} copy. */
record Element(String name, List<Attribute> attributes, List<Html> children) implements Html {

  private static final Set<String> VOID = Set.of("meta", "input", "br", "img", "hr", "col");

  /** A name and its value, not yet escaped. */
  record Attribute(String name, String value) {}

  Element {
    attributes = List.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The element with one more attribute. */
  Element with(String attribute, String value) {
    return new Element(name, append(attributes, new Attribute(attribute, value)), children);
  }

  /** The element with one more attribute, a number in the fewest digits that say it. */
  Element with(String attribute, double value) {
    return with(attribute, Numbers.coordinate(value));
  }

  /** The element with its {@code class}. */
  Element styled(String classes) {
    return with("class", classes);
  }

  /** The element with more children. */
  Element add(Html... more) {
    List<Html> all = new ArrayList<>(children);
    all.addAll(List.of(more));
    return new Element(name, attributes, all);
  }

  /** The element with more text. */
  Element text(String text) {
    return add(Html.text(text));
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append('<').append(name);
    for (Attribute attribute : attributes) {
      out.append(' ').append(attribute.name()).append("=\"");
      Escaping.append(attribute.value(), out);
      out.append('"');
    }
    if (VOID.contains(name)) {
      out.append("/>");
      return;
    }
    out.append('>');
    children.forEach(child -> child.writeTo(out));
    out.append("</").append(name).append('>');
  }

  private static <T> List<T> append(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
