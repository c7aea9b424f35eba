package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.loupe.station.page.Window.Look;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do on the page, done in a real browser against a real station. */
@Tag("slow")
class PageFlowsTest {

  private static final Pattern CHANGES = Pattern.compile("verdicts? changes?\\.");

  @TempDir static Path folder;
  private static Chromium chromium;
  private static PageStation station;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    station = PageStation.start(folder);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (station != null) {
      station.close();
    }
  }

  @Test
  void letsInWhoKnowsThePasswordAndOutAgain() {
    try (Window window = open(Look.TABLET)) {
      window.field("Name").fill("anna");
      window.field("Password").fill("not the password");
      window.button("Log in").click();
      window.page().locator("[role=alert]").waitFor();
      window.forgetComplaints(); // the browser writes down that it got a 401
      window.logIn("anna", PageStation.PASSWORD);
      window.button("Logged in as anna").click();
      window.button("Log out").click();
      window.field("Name").waitFor();
      assertThat(window.page().locator("loupe-menu").count()).isZero();
    }
  }

  @Test
  void judgesAPictureThatIsDropped() {
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD).go("inspect")) {
      window.field("Serial number").fill("DROP-1");
      drop(window, Boards.spotted());
      window.reads("DROP-1");
      assertThat(verdict(window)).isEqualTo("NG");
      assertThat(window.page().locator("loupe-picture polygon").count()).isPositive();
      chooser(window).setInputFiles(new FilePayload("good.png", "image/png", Boards.plain()));
      window.page().locator("loupe-verdict[size=huge][verdict=OK]").waitFor();
      window.complainsOfNothing();
    }
  }

  @Test
  void saysInWordsThatAFileIsNoPicture() {
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD).go("inspect")) {
      byte[] text = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);
      chooser(window).setInputFiles(new FilePayload("<b>x</b>.png", "image/png", text));
      window.page().locator("loupe-verdict[size=huge][verdict=INVALID]").waitFor();
      window.complainsOfNothing();
    }
  }

  @Test
  void showsWhatComesInWithoutAReload() {
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD).go("live")) {
      window.page().evaluate("() => { window.untouched = true; }");
      station.inspect("LIVE-1", Boards.plain());
      window.reads("LIVE-1");
      assertThat(verdict(window)).isEqualTo("OK");
      station.inspect("LIVE-2", Boards.spotted());
      window.reads("LIVE-2");
      assertThat(verdict(window)).isEqualTo("NG");
      assertThat(window.page().evaluate("() => window.untouched")).isEqualTo(true);
      window.complainsOfNothing();
    }
  }

  @Test
  void keepsWhatCameInWhileTheLastOnesWereFetched() {
    String fetching = "**/api/inspections?*";
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD).go("live")) {
      window.page().locator("loupe-connection p.open").waitFor();
      List<Runnable> answers = new ArrayList<>();
      window
          .page()
          .route(
              fetching,
              route -> {
                APIResponse answer = route.fetch();
                answers.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
              });
      window
          .page()
          .evaluate(
              "async () => (await import(new URL('events.js', document.querySelector("
                  + "'script[type=module]').src))).events.dispatchEvent(new Event('opened'))");
      window.page().waitForCondition(() -> !answers.isEmpty());
      station.inspect("SINCE-1", Boards.plain());
      window.reads("SINCE-1");
      window.page().waitForResponse(fetching, () -> answers.forEach(Runnable::run));
      window.page().evaluate("() => new Promise((drawn) => setTimeout(drawn, 200))");
      assertThat(window.page().getByText("SINCE-1").count()).isPositive();
      window.complainsOfNothing();
    }
  }

  @Test
  void decidesInReviewWithTheKeyboardAlone() {
    station.inspect("KEY-1", Boards.spotted());
    station.inspect("KEY-2", Boards.spotted());
    try (Window window = open(Look.DESK).logIn("ben", PageStation.PASSWORD)) {
      window.page().locator("loupe-live h1").waitFor();
      window.press("Tab"); // the skip link
      assertThat(focused(window)).contains("Skip to the content");
      while (!focused(window).contains("Review")) {
        window.press("Tab");
      }
      window.press("Enter");
      window.page().locator("loupe-review .decide").waitFor();
      stepTo(window, "KEY-1");
      window.press("t");
      window.page().keyboard().type("solder ball, c and o are letters here");
      window.press("Escape", "c");
      window.reads("KEY-1: recorded as NG.");
      window.reads("KEY-2");
      window.press("o");
      window.reads("KEY-2: recorded as OK.");
      window.complainsOfNothing();
    }
    JsonNode first = station.bySerial("KEY-1").at("/operator");
    assertThat(first.at("/verdict").asText()).isEqualTo("NG");
    assertThat(first.at("/who").asText()).isEqualTo("ben");
    assertThat(first.at("/comment").asText()).isEqualTo("solder ball, c and o are letters here");
    assertThat(station.bySerial("KEY-2").at("/operator/verdict").asText()).isEqualTo("OK");
  }

  @Test
  void previewsThresholdsBeforeTheyAreSaved() {
    station.inspect("THR-1", Boards.spotted());
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD)) {
      window.go("stations/line-1/default");
      window.button("Thresholds").click();
      window.reads("What would have happened on the last");
      double before = station.threshold();
      window.page().locator("#image-number").fill("5000");
      window.page().locator("#image-number").press("Enter");
      window.page().getByText(CHANGES).waitFor();
      assertThat(station.threshold()).isEqualTo(before);
      window.button("Save").click();
      window.field("Reason").fill("a test of the page");
      window.page().locator("loupe-ask").getByRole(AriaRole.BUTTON, named("Save")).click();
      window.reads("Saved.");
      assertThat(station.threshold()).isEqualTo(5000);
      window.button("What was in force").click();
      window.reads("a test of the page");
      window.button("Return to this").click();
      window.field("Reason").fill("and back");
      window.page().locator("loupe-ask").getByRole(AriaRole.BUTTON, named("Save")).click();
      window.page().locator("loupe-ask").waitFor(Window.GONE);
      assertThat(station.threshold()).isEqualTo(before);
      window.complainsOfNothing();
    }
  }

  @Test
  void drawsRegionsWithMouseAndKeyboard() {
    station.inspect("REG-1", Boards.spotted());
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD)) {
      window.go("stations/line-1/default");
      window.button("Regions").click();
      Locator canvas = window.page().locator("loupe-region-canvas svg");
      canvas.hover();
      var box = canvas.boundingBox();
      window.page().mouse().move(box.x + box.width * 0.4, box.y + box.height * 0.2);
      window.page().mouse().down();
      window.page().mouse().move(box.x + box.width * 0.6, box.y + box.height * 0.5);
      window.page().mouse().up();
      window.reads("Ignore 1");
      window.button("Add a rectangle").focus();
      window.press("Enter");
      window.reads("Ignore 2");
      double left = Double.parseDouble(window.page().locator("#x1").inputValue());
      window.page().locator("[data-shape='1']").focus();
      window.press("ArrowRight", "Shift+ArrowRight");
      assertThat(Double.parseDouble(window.page().locator("#x1").inputValue()))
          .isEqualTo(left + 11);
      window.press("Delete");
      window.button("Save the regions").click();
      window.field("Reason").fill("the label moves");
      window.page().locator("loupe-ask").getByRole(AriaRole.BUTTON, named("Save")).click();
      window.page().locator("loupe-ask").waitFor(Window.GONE);
      window.button("Thresholds").click();
      window.reads("Regions are in force: the highest point of the heat map inside them decides.");
      window.complainsOfNothing();
    }
    assertThat(station.inForce().at("/regions/ignore")).hasSize(1);
    station.post("/api/stations/line-1/recipes/default/rollback", Map.of("reason", "test is over"));
  }

  @Test
  void acknowledgesAnAlert() {
    for (int i = 0; i < 6; i++) {
      station.inspect("ALARM-" + i, Boards.spotted()); // more than the rules let pass
    }
    try (Window window = open(Look.TABLET).logIn("ben", PageStation.PASSWORD).go("alerts")) {
      Locator open = window.page().locator("loupe-alerts li.OPEN");
      open.first().waitFor();
      int before = open.count();
      window.button("Acknowledge").click();
      window.field("What was done? (optional)").fill("stencil cleaned");
      window.page().locator("loupe-ask").getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
      window.reads("stencil cleaned");
      assertThat(open.count()).isEqualTo(before - 1);
      window.complainsOfNothing();
    }
  }

  @Test
  void neverTakesNamesOfStrangersForMarkup() {
    String serial = "<img src=x onerror=\"document.title='caught'\">";
    station.inspect(serial, Boards.spotted());
    try (Window window = open(Look.DESK).logIn("anna", PageStation.PASSWORD)) {
      for (String place : List.of("live", "history")) {
        window.go(place);
        window.page().getByText(serial).first().waitFor();
      }
      stepTo(window.go("review"), serial);
      assertThat(window.page().title()).doesNotContain("caught");
      window.complainsOfNothing();
    }
  }

  @Test
  void hidesWhatARoleMayNotDo() {
    try (Window window = open(Look.DESK).logIn("vera", PageStation.PASSWORD)) {
      Locator menu = window.page().locator("loupe-menu nav.rail");
      assertThat(menu.innerText()).contains("Live", "History").doesNotContain("Training", "Review");
      window.page().evaluate("() => { location.hash = '#/users'; }");
      window.page().locator("loupe-live h1").waitFor();
      window.go("stations/line-1/default");
      assertThat(window.page().getByText("Put in force").count()).isZero();
      window.complainsOfNothing();
    }
  }

  @Test
  void saysThatTheConnectionIsLostAndComesBack() {
    try (Window window = open(Look.TABLET).logIn("anna", PageStation.PASSWORD).go("live")) {
      window.reads("Live");
      station.pause();
      window.reads("Connection lost");
      station.resume();
      window.page().locator("loupe-connection p.open").waitFor();
      station.inspect("BACK-1", Boards.plain());
      window.reads("BACK-1");
    }
  }

  private static Window open(Look look) {
    return chromium.open(station.address(), look);
  }

  /** Drags a file from outside onto the page. */
  private static void drop(Window window, byte[] picture) {
    JSHandle dragged =
        window
            .page()
            .evaluateHandle(
                "bytes => { const all = new DataTransfer(); all.items.add(new File([new"
                    + " Uint8Array(atob(bytes).split('').map(c => c.charCodeAt(0)))], 'bad.png',"
                    + " {type: 'image/png'})); return all; }",
                Base64.getEncoder().encodeToString(picture));
    window.page().dispatchEvent("loupe-drop label", "drop", Map.of("dataTransfer", dragged));
  }

  private static Locator chooser(Window window) {
    return window.page().locator("input[type=file]");
  }

  /** Goes through the review queue until that part is shown. */
  private static void stepTo(Window window, String serial) {
    window.page().locator("loupe-review .decide").waitFor();
    Locator shown = window.page().locator("loupe-review dd").first();
    while (!shown.innerText().equals(serial)) {
      String before = shown.innerText();
      window.press("ArrowRight");
      window.page().waitForCondition(() -> !shown.innerText().equals(before));
    }
  }

  private static String verdict(Window window) {
    return window.page().locator("loupe-verdict[size=huge]").getAttribute("verdict");
  }

  private static String focused(Window window) {
    return (String)
        window
            .page()
            .evaluate(
                "() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at ="
                    + " at.shadowRoot.activeElement; return at?.textContent ?? ''; }");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
