package org.silkgraph.curation;

import java.io.IOException;
import java.io.InputStream;

/** Something handed in: its name, whose ending says what it is, and its bytes in UTF-8. */
public interface Input {
    String name();

    /** The bytes from the start; the caller closes the stream. */
    InputStream open() throws IOException;

    /** How many bytes there are. */
    long bytes() throws IOException;
}
