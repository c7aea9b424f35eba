package dev.loupe.report;

import static dev.loupe.report.Html.each;
import static dev.loupe.report.Html.element;

import dev.loupe.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;

/** The markup of a {@link Table}. */
final class TableMarkup {

  private TableMarkup() {}

  static Html of(Table table) {
    return element("div")
        .styled("table")
        .add(
            element("h3").text(table.caption()),
            table.rows().isEmpty() ? Cards.optional("p", "empty", table.empty()) : grid(table),
            Cards.optional("p", "note", table.note()));
  }

  private static Html grid(Table table) {
    Html head = element("thead").add(element("tr").add(headings(table)));
    Html body = element("tbody").add(each(table.rows(), TableMarkup::row));
    return element("div").styled("wide").add(element("table").add(head, body));
  }

  private static Html headings(Table table) {
    List<Html> headings = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      boolean number = table.rows().get(0).get(i).value().isPresent();
      Element heading = element("th").with("scope", "col").text(table.columns().get(i));
      headings.add(number ? heading.styled("number") : heading);
    }
    return new Html.Sequence(headings);
  }

  private static Html row(List<Cell> cells) {
    return element("tr").add(each(cells, TableMarkup::cell));
  }

  private static Html cell(Cell cell) {
    String number = cell.value().isPresent() ? "number " : "";
    Element box = element("td").styled(number + cell.tone().style());
    if (cell.value().isPresent()) {
      box = box.with("data-value", Double.toString(cell.value().getAsDouble()));
    }
    return box.add(cell.gauge().map(GaugeDrawing::of).orElseGet(Html::nothing))
        .add(element("span").text(cell.text()));
  }
}
