package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

/** The markup of figures, facts and tables. */
final class Cards {

  private Cards() {}

  static Html figure(Figure figure) {
    return element("article")
        .styled("figure " + figure.tone().style())
        .add(
            element("h3").text(figure.name()),
            element("p").styled("value").text(figure.value()),
            optional("p", "detail", figure.detail()),
            figure.gauge().map(GaugeDrawing::of).orElseGet(Html::nothing),
            element("p").styled("meaning").text(figure.meaning()));
  }

  static Html facts(FactGroup group) {
    return element("article")
        .styled("facts")
        .add(
            element("h3").text(group.title()), element("dl").add(each(group.facts(), Cards::fact)));
  }

  private static Html fact(FactGroup.Fact fact) {
    String style = fact.literal() ? "literal" : "words";
    return Html.all(
        element("dt").text(fact.term()),
        each(fact.values(), value -> element("dd").styled(style).text(value)));
  }

  /** An element with text, or nothing when there is none. */
  static Html optional(String element, String style, String text) {
    return text.isEmpty() ? Html.nothing() : element(element).styled(style).text(text);
  }
}
