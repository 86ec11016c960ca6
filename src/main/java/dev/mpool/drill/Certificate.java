package dev.mpool.drill;

import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this run alone, with the names of all endpoints that are reached by TLS. It is
 * its own authority.
 *
 * @param keys what the mocks answer with
 * @param trust what trusts them
 * @param authority the certificate in a file, for Envoy to check against
 */
record Certificate(KeyManagerFactory keys, TrustManagerFactory trust, Path authority) {

  private static final String ALIAS = "drill";
  private static final String PASSWORD = "drill-drill";

  /** Made and read in half the time of one that is encrypted as long-lived keys deserve. */
  private static final String STORE = "JKS";

  /** {@code keytool}, also of a Java runtime that was linked without its commands. */
  private static final String KEYTOOL = "java.base/sun.security.tools.keytool.Main";

  /**
   * Makes one.
   *
   * @param folder where its files may stand
   * @return empty if no endpoint is reached by TLS
   */
  static Optional<Certificate> of(FailoverPlan plan, Path folder)
      throws IOException, InterruptedException, DrillException {
    Set<String> names = new TreeSet<>();
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        if (endpoint.address().tls() != Address.Tls.PLAINTEXT) {
          names.add(subject(endpoint.address().host()));
        }
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(make(names, folder));
  }

  private static String subject(String host) {
    boolean isAddress = host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
    return (isAddress ? "ip:" : "dns:") + host;
  }

  private static Certificate make(Set<String> names, Path folder)
      throws IOException, InterruptedException, DrillException {
    Path store = folder.resolve("certificate.jks");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData", // It would leave a folder behind.
                "-m",
                KEYTOOL));
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC"));
    command.addAll(List.of("-groupname", "secp256r1", "-dname", "CN=mpool drill"));
    command.addAll(List.of("-validity", "2", "-startdate", "-1d"));
    command.addAll(List.of("-ext", "san=" + String.join(",", names)));
    command.addAll(List.of("-storetype", STORE, "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    Programs.Ended keytool = Programs.run(command);
    if (keytool.exitCode() != 0) {
      throw new DrillException(
          "Java's keytool makes no certificate for the mocks: " + keytool.complaint());
    }
    try {
      return read(store, folder.resolve("authority.pem"));
    } catch (GeneralSecurityException e) {
      throw new DrillException(
          "This Java cannot read its keytool's certificate: " + e.getMessage());
    }
  }

  private static Certificate read(Path file, Path authority)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(STORE);
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    byte[] certificate = store.getCertificate(ALIAS).getEncoded();
    String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
    Files.writeString(
        authority, "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    return new Certificate(keys, trust, authority);
  }

  /**
   * For one mock alone: two that had one in common would resume each other's sessions, and then
   * know the name only that the first of them was asked by.
   */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has Java load all that a handshake needs, which takes a while, so that no attempt of Envoy's
   * has to wait for it.
   *
   * @param port of a mock with this certificate
   */
  void warmUp(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(loopback, port)) {
      socket.startHandshake();
    }
  }
}
