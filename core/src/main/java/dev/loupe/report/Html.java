package dev.loupe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A piece of markup that is well-formed both as HTML and as XML. Text and attribute values are
 * escaped; there is no way to pass markup as a string.
 *
 * <pre>{@code
 * Html cell = Html.element("td").with("class", "id").text(sample.id());
 * }</pre>
 */
sealed interface Html permits Html.Text, Html.Sequence, Html.Asset, Element {

  /** Appends the markup. */
  void writeTo(StringBuilder out);

  /** The markup as a string. */
  default String markup() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }

  /** Nothing at all. */
  static Html nothing() {
    return new Sequence(List.of());
  }

  /** Text, escaped. */
  static Html text(String text) {
    return new Text(text);
  }

  /** An element without attributes or children yet. */
  static Element element(String name) {
    return new Element(name, List.of(), List.of());
  }

  /** Several pieces, one after the other. */
  static Html all(Html... pieces) {
    return new Sequence(List.of(pieces));
  }

  /** One piece for each item. */
  static <T> Html each(List<T> items, Function<? super T, ? extends Html> markup) {
    List<Html> pieces = new ArrayList<>(items.size());
    items.forEach(item -> pieces.add(markup.apply(item)));
    return new Sequence(pieces);
  }

  /** Text between elements. */
  record Text(String text) implements Html {
    @Override
    public void writeTo(StringBuilder out) {
      Escaping.append(text, out);
    }
  }

  /** Pieces one after the other. */
  record Sequence(List<Html> pieces) implements Html {
    public Sequence {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void writeTo(StringBuilder out) {
      pieces.forEach(piece -> piece.writeTo(out));
    }
  }

  /** A style sheet or script of this package, which goes into the page as it is. */
  record Asset(String content) implements Html {
    public Asset {
      if (content.indexOf('<') >= 0 || content.indexOf('&') >= 0) {
        throw new IllegalArgumentException(
            "A style sheet or script must do without < and &, which HTML and XML read differently");
      }
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append(content);
    }
  }
}
