package dev.mpool.e2e;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the tests' own. */
final class TestCertificates {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration VALID = Duration.ofDays(30);

  private final X500Name issuer = new X500Name("CN=mpool test CA " + System.nanoTime());
  private final KeyPair keys = keyPair();
  private final X509Certificate certificate;

  TestCertificates() throws IOException, GeneralSecurityException {
    certificate = sign(issuer, keys, Extension.basicConstraints, new BasicConstraints(true));
  }

  /** Writes the authority's certificate into a folder as PEM, for {@code --ca-file}. */
  Path authorityIn(Path folder) throws IOException, GeneralSecurityException {
    return write(folder.resolve("ca.pem"), "CERTIFICATE", certificate.getEncoded());
  }

  /** A server certificate that the authority signed, for these DNS names and IP addresses. */
  SSLContext server(String... names) throws IOException, GeneralSecurityException {
    KeyPair own = keyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        own.getPrivate(),
        PASSWORD,
        new X509Certificate[] {server(own, names), certificate});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** The same as the files {@code server.pem} and {@code server.key}. */
  void serverIn(Path folder, String... names) throws IOException, GeneralSecurityException {
    KeyPair own = keyPair();
    write(folder.resolve("server.pem"), "CERTIFICATE", server(own, names).getEncoded());
    write(folder.resolve("server.key"), "PRIVATE KEY", own.getPrivate().getEncoded());
  }

  private static Path write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  private X509Certificate server(KeyPair own, String... names)
      throws IOException, GeneralSecurityException {
    GeneralName[] subjects = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean isAddress = Character.isDigit(names[i].charAt(names[i].length() - 1));
      subjects[i] =
          new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
    }
    return sign(
        new X500Name("CN=mpool test server"),
        own,
        Extension.subjectAlternativeName,
        new GeneralNames(subjects));
  }

  private X509Certificate sign(
      X500Name subject,
      KeyPair subjectKeys,
      org.bouncycastle.asn1.ASN1ObjectIdentifier extension,
      org.bouncycastle.asn1.ASN1Encodable value)
      throws IOException, GeneralSecurityException {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALID)),
            subject,
            subjectKeys.getPublic());
    builder.addExtension(extension, true, value);
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
