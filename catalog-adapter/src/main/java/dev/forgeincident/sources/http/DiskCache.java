package dev.forgeincident.sources.http;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Answers kept on disk; what they were asked with that is secret is not. */
final class DiskCache {

    private static final CacheControl CONFIRMED =
            new CacheControl.Builder().maxAge(0, TimeUnit.SECONDS).build();
    private static final CacheControl HOWEVER_OLD =
            new CacheControl.Builder().maxStale(Integer.MAX_VALUE, TimeUnit.SECONDS).build();
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie");
    private static final String OWNER_ONLY = "rwx------";

    private DiskCache() {}

    static OkHttpClient added(OkHttpClient client, Path folder, long maxBytes) {
        makePrivate(folder);
        return client.newBuilder()
                .cache(new Cache(folder.toFile(), maxBytes))
                .addNetworkInterceptor(chain -> toKeep(chain.proceed(chain.request())))
                .build();
    }

    /** An answer that may change is always confirmed: an incident is no time for old news. */
    static Request asked(Request request, Ask ask) {
        return request.newBuilder()
                .cacheControl(ask.isUnchanging() ? HOWEVER_OLD : CONFIRMED)
                .build();
    }

    private static Response toKeep(Response response) {
        boolean good = response.code() == 200 && !isPage(response);
        return good || response.code() == 304
                ? withoutSecrets(response)
                // A refusal, or somebody's sign-in page, must not stand for what never changes.
                : response.newBuilder().header("Cache-Control", "no-store").build();
    }

    private static boolean isPage(Response response) {
        return response.header("Content-Type", "").startsWith("text/html");
    }

    /**
     * The client writes the headers that an answer varies by beside it. A token must not lie there,
     * and a renewed one must not make all answers unknown: the wire has one owner anyway.
     */
    private static Response withoutSecrets(Response response) {
        String vary = String.join(",", response.headers("Vary"));
        if (vary.isEmpty()) {
            return response;
        }
        String kept =
                Arrays.stream(vary.split(","))
                        .map(String::strip)
                        .filter(name -> !SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
        Response.Builder stripped = response.newBuilder().removeHeader("Vary");
        return (kept.isEmpty() ? stripped : stripped.header("Vary", kept)).build();
    }

    private static void makePrivate(Path folder) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ONLY))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, ownerOnly);
            if (posix) {
                // It may have been there before, open to others.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
            }
        } catch (IOException unusable) {
            throw new IllegalArgumentException(
                    "cannot be made a folder that only its owner may read", unusable);
        }
    }
}
