package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;

/**
 * A disk that is really full: {@link DiskFullChild} runs on a file system of 40 MB. It is mounted in a mount namespace of the
 * child, as root or as the root of a user namespace, so that nothing of it is left; where neither is permitted, {@code
 * /dev/shm} serves if it is small. Where there is no such disk the test fails: it has not been tried.
 */
class DiskFullTest {
    private static final long SMALL = 128L << 20;
    private static final List<List<String>> NAMESPACES =
            List.of(List.of("unshare", "--mount"), List.of("unshare", "--mount", "--map-root-user"));
    private static final String MOUNT = "mount -t tmpfs -o size=40m tmpfs \"$0\" && ";

    @Test
    void a_full_disk_refuses_writes_lets_reading_go_on_and_loses_nothing() throws Exception {
        List<String> child = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                DiskFullChild.class.getName());
        Path place = Stores.temporary();
        for (List<String> namespace : NAMESPACES) {
            if (run(namespace, MOUNT + "true", place, List.of()).exit() != 0) continue;
            proven(run(namespace, MOUNT + "exec \"$@\"", place, child));
            return;
        }
        Optional<Path> small = smallDisk();
        if (small.isEmpty()) {
            fail("no full disk was tried: mounting a tmpfs is not permitted here, and /dev/shm is none of at most "
                    + SMALL + " bytes. Run as root, allow user namespaces, or give the container --shm-size 64m");
        }
        proven(run(List.of(), "exec \"$@\"", small.get(), child));
    }

    private static Optional<Path> smallDisk() throws IOException {
        Path shared = Path.of("/dev/shm");
        if (!Files.isWritable(shared) || Files.getFileStore(shared).getTotalSpace() > SMALL) return Optional.empty();
        return Optional.of(Files.createTempDirectory(shared, "silkgraph"));
    }

    private record Ran(int exit, String said) {}

    /** The place is {@code $0} of the script, and the last argument of the command, which is {@code $@}. */
    private static Ran run(List<String> namespace, String script, Path place, List<String> command) throws Exception {
        List<String> line = new ArrayList<>(namespace);
        line.addAll(List.of("sh", "-c", script, place.toString()));
        line.addAll(command);
        line.add(place.toString());
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private static void proven(Ran ran) {
        assertEquals(0, ran.exit(), ran.said());
        System.out.print(ran.said());
    }
}
