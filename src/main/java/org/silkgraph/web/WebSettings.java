package org.silkgraph.web;

import java.time.Duration;

/**
 * The limits and the address of the HTTP surface.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param maxBody largest body of a request, in bytes
 * @param maxUpload largest graph or update, in bytes, as it comes and unpacked
 * @param maxLoad most that the command line hands over at once, in bytes
 * @param maxRequestLine longest method, path and query string, in bytes
 * @param pageSize rows of a list where the caller names no limit
 * @param maxPageSize most rows a caller may ask for at once
 * @param maxText longest text to search for, in characters
 * @param idle a connection on which nothing moves for this long is closed
 */
public record WebSettings(
        String host,
        int port,
        long maxBody,
        int maxUpload,
        long maxLoad,
        int maxRequestLine,
        int pageSize,
        int maxPageSize,
        int maxText,
        Duration idle) {
    /** Loopback, port 8080, 2 MiB bodies, 32 MiB uploads, 1 GiB loads, 16 KiB request lines, 100 rows (at most 1,000), 60 seconds. */
    public static final WebSettings DEFAULTS = new WebSettings(
            "127.0.0.1", 8080, 2L << 20, 32 << 20, 1L << 30, 16 << 10, 100, 1000, 200, Duration.ofSeconds(60));

    public WebSettings {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        if (pageSize < 1 || pageSize > maxPageSize) {
            throw new IllegalArgumentException("pageSize must be 1 to maxPageSize: " + pageSize);
        }
    }

    /** The same limits at another address. */
    public WebSettings at(String otherHost, int otherPort) {
        return new WebSettings(
                otherHost,
                otherPort,
                maxBody,
                maxUpload,
                maxLoad,
                maxRequestLine,
                pageSize,
                maxPageSize,
                maxText,
                idle);
    }

    /** The same with another limit for what the command line hands over. */
    public WebSettings loading(long bytes) {
        return new WebSettings(
                host, port, maxBody, maxUpload, bytes, maxRequestLine, pageSize, maxPageSize, maxText, idle);
    }
}
