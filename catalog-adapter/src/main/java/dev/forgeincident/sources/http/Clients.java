package dev.forgeincident.sources.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that all systems share: it follows no redirect, keeps no cookie, asks no proxy
 * that the machine does not name, and trusts the platform's authorities and those of one file.
 */
public final class Clients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 128;

    private final OkHttpClient client;

    private Clients(OkHttpClient client) {
        this.client = client;
    }

    /**
     * @param authorities a PEM file of further certificate authorities; null for the platform's
     *     only
     * @throws IllegalArgumentException when the file cannot be read or holds no certificate
     */
    public static Clients trusting(@Nullable Path authorities) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .dispatcher(dispatcher)
                        .connectionPool(
                                new ConnectionPool(32, 1, java.util.concurrent.TimeUnit.MINUTES))
                        .connectTimeout(CONNECT)
                        // The deadline of the whole request is kept by the one who waits for it.
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .followRedirects(false)
                        .followSslRedirects(false);
        if (authorities != null) {
            HandshakeCertificates trusted = trusted(authorities);
            builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        }
        return new Clients(builder.build());
    }

    OkHttpClient client() {
        return client;
    }

    /** Ends its threads and connections. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
    }

    private static HandshakeCertificates trusted(Path authorities) {
        HandshakeCertificates.Builder trusted =
                new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        int found = 0;
        try (InputStream pem = Files.newInputStream(authorities)) {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.addTrustedCertificate((X509Certificate) each);
                found++;
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("cannot be read as PEM certificates", unreadable);
        }
        if (found == 0) {
            throw new IllegalArgumentException("holds no certificate");
        }
        return trusted.build();
    }
}
