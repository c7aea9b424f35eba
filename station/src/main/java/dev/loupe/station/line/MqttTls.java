package dev.loupe.station.line;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import dev.loupe.LoupeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Turns the settings of TLS into the client's. */
final class MqttTls {

  private final MqttSettings.Tls settings;
  private final Map<String, String> environment;

  MqttTls(MqttSettings.Tls settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  MqttClientSslConfig config() {
    MqttClientSslConfigBuilder plain = MqttClientSslConfig.builder();
    MqttClientSslConfigBuilder trusting =
        settings.ca().map(ca -> plain.trustManagerFactory(read(ca, this::trust))).orElse(plain);
    return settings
        .clientKeys()
        .map(keys -> trusting.keyManagerFactory(read(keys, this::keys)))
        .orElse(trusting)
        .build();
  }

  private interface Reading<T> {
    T from(InputStream in) throws IOException, GeneralSecurityException;
  }

  private static <T> T read(Path file, Reading<T> reading) {
    try (InputStream in = Files.newInputStream(file)) {
      return reading.from(in);
    } catch (IOException | GeneralSecurityException e) {
      throw new LoupeException(
          "The certificates or keys in " + file + " (mqtt.tls) cannot be used: " + e.getMessage(),
          e);
    }
  }

  private TrustManagerFactory trust(InputStream in) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    int count = 0;
    for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      trusted.setCertificateEntry("ca-" + count++, one);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory;
  }

  private KeyManagerFactory keys(InputStream in) throws IOException, GeneralSecurityException {
    char[] password = password();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(in, password);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own, password);
    return factory;
  }

  private char[] password() {
    return settings
        .clientKeysPassword()
        .map(secret -> new String(secret.read(environment), StandardCharsets.UTF_8))
        .orElse("")
        .toCharArray();
  }
}
