package dev.loupe.report;

import static dev.loupe.report.Html.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTextAndAttributes() {
    String markup = element("p").with("title", "a\"b'c").text("<b> & </b>").markup();
    assertThat(markup).isEqualTo("<p title=\"a&quot;b&#39;c\">&lt;b&gt; &amp; &lt;/b&gt;</p>");
  }

  @Test
  void keepsLettersOfEveryScript() {
    String text = "Lötstelle 焊点 \uD83D\uDD0D µm";
    assertThat(Html.text(text).markup()).isEqualTo(text);
  }

  @Test
  void replacesWhatNoPageMayHold() {
    String hostile = "a\u0000b\u001Bc\uD800d\u202Ee\uFFFFf";
    assertThat(Html.text(hostile).markup()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
  }

  @Test
  void closesVoidElementsAndOnlyThose() {
    assertThat(element("meta").markup()).isEqualTo("<meta/>");
    assertThat(element("td").markup()).isEqualTo("<td></td>");
  }

  @Test
  void leavesTheElementThatItStartedFromAsItWas() {
    Element empty = element("p");
    Element full = empty.text("x").styled("y");
    assertThat(empty.markup()).isEqualTo("<p></p>");
    assertThat(full.markup()).isEqualTo("<p class=\"y\">x</p>");
  }

  @Test
  void refusesAScriptThatXmlWouldReadDifferently() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Html.Asset("if (a < b) c();"));
  }
}
