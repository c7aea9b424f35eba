package dev.loupe.station.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What every screen owes to everybody: names for all that can be used, targets for fingers, one
 * heading, nothing outside the screen, and letters that can be read.
 */
final class Manners {

  /** Walks the shadow trees and lists what is wrong. */
  private static final String FAULTS =
      """
      (() => {
        const faults = [];
        const every = (root, visit) => {
          for (const node of root.querySelectorAll('*')) {
            visit(node);
            if (node.shadowRoot) every(node.shadowRoot, visit);
          }
        };
        const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
        const name = (node) => [node.getAttribute('aria-label'), node.textContent, node.title,
          ...[...(node.labels ?? [])].map((label) => label.textContent)].join('').trim();
        const tell = (fault, node) => faults.push(fault + ': ' + node.outerHTML.slice(0, 140));
        let headings = 0;
        every(document, (node) => {
          if (!seen(node)) return;
          if (node.localName === 'h1') headings += 1;
          if (node.localName === 'img' && !node.hasAttribute('alt')) tell('no alt', node);
          if (node.getAttribute('role') === 'img' && !node.getAttribute('aria-label')) tell('no label', node);
          if (node.matches('button, a[href], input, select, textarea, [role=button]') && !name(node)) tell('no name', node);
          if (node.hasAttribute('tabindex') && node.tabIndex > 0) tell('order of tabs', node);
          const label = node.localName === 'label' && node.htmlFor;
          if (label && !node.getRootNode().getElementById(label)) tell('label of nothing', node);
          if (node.id && node.getRootNode().querySelectorAll('#' + CSS.escape(node.id)).length > 1) tell('same id twice', node);
          if (node.matches('button, select, input:not([type=range], [type=file]), textarea, summary, .button')) {
            const { width, height } = node.getBoundingClientRect();
            if (height < 43.5 || width < 43.5) tell('small target ' + Math.round(width) + ' x ' + Math.round(height), node);
          }
        });
        if (headings !== 1) faults.push('h1: ' + headings);
        const over = document.documentElement.scrollWidth - innerWidth;
        if (over > 0) faults.push('wider than the screen by ' + over);
        return faults;
      })()
      """;

  /** The pairs of colours that letters are written in, with the contrast each has. */
  private static final String CONTRASTS =
      """
      (() => {
        const style = getComputedStyle(document.documentElement);
        const light = (name) => {
          const hex = style.getPropertyValue('--' + name).trim().slice(1);
          const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        const pairs = [['accent-ink', 'accent'], ['accent', 'accent-wash'], ['soft', 'accent-wash'],
          ...['ink', 'soft', 'accent', 'ok', 'ng', 'review', 'invalid'].flatMap((one) => [[one, 'page'], [one, 'sheet']]),
          ...['ok', 'ng', 'review', 'invalid'].flatMap((one) => [[one, one + '-wash'], ['ink', one + '-wash'], ['on-verdict', one]])];
        return pairs.filter(([a, b]) => contrast(a, b) < 4.5).map(([a, b]) => a + ' on ' + b + ': ' + contrast(a, b).toFixed(2));
      })()
      """;

  private Manners() {}

  static void hold(String where, Page page) {
    assertThat((List<?>) page.evaluate(FAULTS)).as(where).isEmpty();
  }

  static void lettersCanBeRead(String where, Page page) {
    assertThat((List<?>) page.evaluate(CONTRASTS)).as(where).isEmpty();
  }
}
