package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser window on the page, that writes down every complaint of the browser. */
public final class Window implements AutoCloseable {

  /** Waits until something is no longer there. */
  public static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private static final double PATIENCE_MS = 30_000;

  /**
   * How large, and in which colours.
   *
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @param colours light or dark
   * @param touch whether there is a touch screen and no mouse
   */
  public record Look(int width, int height, ColorScheme colours, boolean touch) {
    public static final Look DESK = new Look(1440, 900, ColorScheme.LIGHT, false);
    public static final Look DARK_DESK = new Look(1440, 900, ColorScheme.DARK, false);
    public static final Look TABLET = new Look(1024, 768, ColorScheme.LIGHT, true);
    public static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, true);
    public static final Look DARK_PHONE = new Look(390, 844, ColorScheme.DARK, true);
  }

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Window(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
  }

  static Window in(Browser browser, String address, Look look) {
    Window window = of(browser, look, new Browser.NewContextOptions().setBaseURL(address));
    window.page.navigate("/");
    return window;
  }

  static Window on(Browser browser, Path file, Look look) {
    Window window = of(browser, look, new Browser.NewContextOptions());
    window.page.navigate(file.toUri().toString());
    return window;
  }

  private static Window of(Browser browser, Look look, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colours())
                .setHasTouch(look.touch())
                .setReducedMotion(ReducedMotion.REDUCE));
    return new Window(context, context.newPage());
  }

  /** Fills the log-in and waits for the first screen. */
  public Window logIn(String name, String password) {
    field("Name").fill(name);
    field("Password").fill(password);
    button("Log in").click();
    page.locator("loupe-menu").waitFor();
    complaints.removeIf(one -> one.contains("401")); // the first question, who is there
    return this;
  }

  /** Goes to a place such as "history" and waits until its heading is there. */
  public Window go(String place) {
    page.evaluate("place => { location.hash = '#/' + place; }", place);
    page.waitForFunction("place => location.hash === '#/' + place", place);
    heading().waitFor();
    page.locator("main [role=status]:has-text('Loading')").waitFor(GONE);
    return this;
  }

  public Page page() {
    return page;
  }

  public Locator heading() {
    return page.locator("main h1").first();
  }

  public Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  public Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** Waits until the words can be read somewhere. */
  public Locator reads(String words) {
    Locator found = page.getByText(words).first();
    found.waitFor();
    return found;
  }

  public void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  public void complainsOfNothing() {
    assertThat(complaints).isEmpty();
  }

  /** What the browser itself is expected to write down, such as a lost connection. */
  public void forgetComplaints() {
    complaints.clear();
  }

  @Override
  public void close() {
    context.close();
  }
}
