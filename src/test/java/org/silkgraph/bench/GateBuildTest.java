package org.silkgraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The building of a store, on a small one: every claim passes the gate, and what was committed is found. */
class GateBuildTest {
    @TempDir
    private Path directory;

    @Test
    void claims_pass_the_gate_and_are_found_as_paths() throws InterruptedException {
        GateBuild.Result result = new GateBuild(directory, 1_000, 2_000, 1, step -> {}).run();
        assertEquals(1_000, result.claims());
        assertEquals(2_000, result.references());
        assertTrue(result.visibleMs() > 0, result.toString());
        assertTrue(result.readerP99Committing() > 0, result.toString());
    }
}
