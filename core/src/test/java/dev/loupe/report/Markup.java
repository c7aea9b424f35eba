package dev.loupe.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A page as the JDK's XML parser reads it; a page that is not well-formed fails. */
final class Markup {

  private final Document document;

  private Markup(Document document) {
    this.document = document;
  }

  static Markup parse(String page) {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return new Markup(parser.parse(new InputSource(new StringReader(page))));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("The page is not well-formed: " + e.getMessage(), e);
    }
  }

  /** A page without the contents of its pictures, in which any letters may come together. */
  static String withoutPictures(String page) {
    return page.replaceAll("base64,[A-Za-z0-9+/=]+", "");
  }

  /** The text of every element with a name. */
  List<String> texts(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  /** The elements with a class, in the order of the page. */
  List<Element> styled(String style) {
    return elements("*").stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(style))
        .toList();
  }

  /** The values of an attribute, wherever it is given. */
  List<String> attributes(String name) {
    return elements("*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }

  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
