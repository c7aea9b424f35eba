package dev.loupe.station.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loupe.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The browser libraries of the page: Lit and Chart.js, with the import map that names them. */
final class Libraries {

  private static final WebJar LIT = WebJar.named("lit");
  private static final WebJar LIT_HTML = WebJar.named("lit-html");
  private static final WebJar LIT_ELEMENT = WebJar.named("lit-element");
  private static final WebJar REACTIVE_ELEMENT = WebJar.named("lit__reactive-element");
  private static final WebJar CHART = WebJar.named("chart.js");
  private static final WebJar COLOR = WebJar.named("kurkle__color");

  private Libraries() {}

  /** All their scripts, by the path they are served under. */
  static SortedMap<String, PageFile> files() {
    SortedMap<String, PageFile> all = new TreeMap<>();
    for (WebJar jar : List.of(LIT, LIT_HTML, LIT_ELEMENT, REACTIVE_ELEMENT, CHART, COLOR)) {
      jar.files().forEach((name, file) -> all.put(jar.base() + '/' + name, file));
    }
    return all;
  }

  /** The import map, as the text of its element. */
  static String importMap() {
    Map<String, String> imports =
        new TreeMap<>(
            Map.ofEntries(
                LIT.as("lit", "index.js"),
                LIT.as("lit/", ""),
                LIT_HTML.as("lit-html", "lit-html.js"),
                LIT_HTML.as("lit-html/", ""),
                LIT_ELEMENT.as("lit-element/", ""),
                REACTIVE_ELEMENT.as("@lit/reactive-element", "reactive-element.js"),
                CHART.as("chart.js", "dist/chart.js"),
                COLOR.as("@kurkle/color", "dist/color.esm.js")));
    try {
      return Json.mapper().writeValueAsString(Map.of("imports", imports)).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of words can be written as JSON", e);
    }
  }

  /** What the first screen needs of them; the charts come later. */
  static List<String> preloads() {
    return List.of(
        LIT.base() + "/index.js",
        LIT_HTML.base() + "/lit-html.js",
        LIT_HTML.base() + "/is-server.js",
        LIT_ELEMENT.base() + "/lit-element.js",
        REACTIVE_ELEMENT.base() + "/reactive-element.js",
        REACTIVE_ELEMENT.base() + "/css-tag.js");
  }
}
