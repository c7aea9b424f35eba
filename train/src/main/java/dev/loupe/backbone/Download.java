package dev.loupe.backbone;

import dev.loupe.LoupeException;
import dev.loupe.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches a file whose content is known beforehand. Only what has the expected SHA-256 is kept.
 *
 * <pre>{@code
 * new Download(client, 1L << 30).fetch(URI.create("https://..."), sha256, store.file(RESNET18));
 * }</pre>
 *
 * @param client for the transfer; should follow redirects
 * @param longest how many bytes are taken at most
 */
public record Download(HttpClient client, long longest) {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Follows redirects and takes at most 2 GB. */
  public static Download standard() {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    return new Download(client, 2L << 30);
  }

  /**
   * Fetches a file to its place, over a file beside it.
   *
   * @param sha256 of the content, 64 hexadecimal digits
   * @throws LoupeException when the server does not have it, it is too large, or it is another file
   */
  public void fetch(URI address, String sha256, Path file) {
    if (!sha256.matches("[0-9a-fA-F]{64}")) {
      throw new LoupeException("\"" + sha256 + "\" is no SHA-256: 64 hexadecimal digits");
    }
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      String found = transfer(address, beside);
      if (!found.equals(sha256.toLowerCase(Locale.ROOT))) {
        throw new LoupeException(
            "%s is another file than expected: SHA-256 %s, not %s. It was not kept."
                .formatted(address, found, sha256));
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LoupeException("%s cannot be fetched to %s: %s".formatted(address, file, e), e);
    } finally {
      beside.toFile().delete();
    }
  }

  private String transfer(URI address, Path to) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    MessageDigest digest = Sha256.start();
    try (InputStream in = open(request);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      copy(address, in, out);
    }
    return Sha256.finish(digest);
  }

  private InputStream open(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        response.body().close();
        throw new LoupeException(
            "%s cannot be fetched: the server answered %d"
                .formatted(request.uri(), response.statusCode()));
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoupeException("Fetching " + request.uri() + " was interrupted", e);
    }
  }

  private void copy(URI address, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long taken = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      taken += read;
      if (taken > longest) {
        throw new LoupeException(
            "%s is larger than the %d bytes that are allowed".formatted(address, longest));
      }
      out.write(buffer, 0, read);
    }
  }
}
