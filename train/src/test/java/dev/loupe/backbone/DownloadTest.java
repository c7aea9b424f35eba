package dev.loupe.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloadTest {

  private static final byte[] CONTENT = "some weights".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private HttpServer server;
  private final Download download = new Download(HttpClient.newHttpClient(), 1000);

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/weights", exchange -> answer(exchange, CONTENT));
    server.createContext("/large", exchange -> answer(exchange, new byte[5000]));
    server.start();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, byte[] content)
      throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content);
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsWhatHasTheRightChecksum() throws IOException {
    Path file = folder.resolve("backbones").resolve("x.safetensors");
    download.fetch(address("/weights"), sha256(CONTENT), file);
    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(files(folder.resolve("backbones"))).containsExactly(file);
  }

  @Test
  void keepsNothingOfAnotherFile() throws IOException {
    Path file = folder.resolve("x.safetensors");
    assertThatThrownBy(() -> download.fetch(address("/weights"), sha256(new byte[] {1}), file))
        .isInstanceOf(LoupeException.class)
        .hasMessageContaining(sha256(CONTENT))
        .hasMessageContaining("not kept");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void stopsAtTheSizeLimit() throws IOException {
    assertThatThrownBy(
            () -> download.fetch(address("/large"), sha256(CONTENT), folder.resolve("x")))
        .hasMessageContaining("larger than the 1000 bytes");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void saysWhatTheServerAnswered() {
    assertThatThrownBy(() -> download.fetch(address("/none"), sha256(CONTENT), folder.resolve("x")))
        .hasMessageContaining("answered 404");
    assertThatThrownBy(() -> download.fetch(address("/weights"), "12ab", folder.resolve("x")))
        .hasMessageContaining("no SHA-256");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.start().digest(content));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
