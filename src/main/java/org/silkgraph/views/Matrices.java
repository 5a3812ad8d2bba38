package org.silkgraph.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.silkgraph.paths.Around;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.store.Store;

/** Which entities of some classes are linked with which of others. */
public final class Matrices {
    /** Steps there may be at most. */
    public static final int MOST_STEPS = 4;

    public static final int USUAL_LIMIT = 100;
    public static final int MOST_LIMIT = 1_000;

    private static final int MOST_PATHS = 100;

    private final Store store;
    private final Labels labels;
    private final Duration time;

    public Matrices(Store store, Labels labels) {
        this(store, labels, Connections.USUAL_TIME);
    }

    /** @param time after which what was found so far is the answer */
    public Matrices(Store store, Labels labels, Duration time) {
        this.store = store;
        this.labels = labels;
        this.time = time;
    }

    /**
     * The cells that are not empty. An entity is not linked with itself.
     *
     * @param rows local names of the classes of the rows
     * @param columns those of the columns
     * @param max steps, 1 to {@value #MOST_STEPS}
     * @throws UnknownValue where a name means nothing; with those that come near
     */
    public Matrix matrix(List<String> rows, List<String> columns, int max, int limit, LinkQuery links) {
        try (Reading reading = new Reading(store)) {
            return new Making(reading, rows, columns, max, limit, links).matrix();
        }
    }

    /** One matrix at one version. */
    private final class Making {
        private final Reading reading;
        private final List<String> rowClasses;
        private final List<String> columnClasses;
        private final int max;
        private final int limit;
        private final Links links;
        private final Numbers numbers;
        private final Hops hops;
        private final BooleanSupplier isLate = Deadline.in(time);
        private final BitSet rows;
        private final BitSet columns;
        private final List<Pair> shown = new ArrayList<>();
        private boolean isWhole = true;
        private long total;

        private record Pair(int row, int column, int steps) {}

        Making(Reading reading, List<String> rows, List<String> columns, int max, int limit, LinkQuery asked) {
            this.reading = reading;
            this.rowClasses = rows;
            this.columnClasses = columns;
            this.max = max;
            this.limit = limit;
            Named named = new Named(reading, labels);
            this.links = Links.of(reading.view().dataset(), named.links(asked));
            this.numbers = links.numbers();
            this.hops = new Hops(reading, numbers);
            this.rows = links.of(named.types("rows", rows));
            this.columns = links.of(named.types("columns", columns));
        }

        Matrix matrix() {
            List<Integer> inOrder = rows.stream()
                    .boxed()
                    .sorted(Comparator.comparing(thing -> numbers.node(thing).getURI()))
                    .toList();
            for (int row : inOrder) {
                if (isWhole) line(row);
            }
            Connect connect = new Connect(links);
            List<Matrix.Cell> cells = new ArrayList<>();
            for (Pair pair : shown) {
                if (isLate.getAsBoolean()) isWhole = false;
                else cells.add(cell(pair, connect));
            }
            return new Matrix(
                    reading.meta(total > cells.size() || !isWhole),
                    rowClasses,
                    columnClasses,
                    max,
                    new Matrix.Sizes(rows.cardinality(), columns.cardinality()),
                    total,
                    cells,
                    isWhole);
        }

        private void line(int row) {
            Around around = new Around(links, row, Direction.FREE, isLate);
            List<Pair> found = new ArrayList<>();
            for (int step = 1; step <= max; step++) {
                int[] things = around.next();
                for (int thing : things) {
                    if (columns.get(thing) && thing != row) found.add(new Pair(row, thing, step));
                }
                if (things.length == 0) break;
            }
            isWhole &= around.isWhole() && !isLate.getAsBoolean();
            total += found.size();
            if (shown.size() >= limit) return;
            found.stream()
                    .sorted(Comparator.comparing(
                            pair -> numbers.node(pair.column).getURI()))
                    .limit(limit - shown.size())
                    .forEach(shown::add);
        }

        private Matrix.Cell cell(Pair pair, Connect connect) {
            Question question = new Question(
                    new int[] {pair.row},
                    new int[] {pair.column},
                    pair.steps,
                    MOST_PATHS,
                    false,
                    Direction.FREE,
                    Passing.ANY);
            Connect.Best best = connect.find(question, () -> false);
            List<Connection.Path> paths = best.paths().stream().map(hops::path).toList();
            TreeSet<String> claims = new TreeSet<>();
            for (Connection.Path path : paths) {
                for (Connection.Hop hop : path.hops()) {
                    for (Connection.Step link : hop.links()) {
                        if (!link.claim().id().isEmpty())
                            claims.add(link.claim().id());
                    }
                }
            }
            return new Matrix.Cell(
                    hops.ref(pair.row),
                    hops.ref(pair.column),
                    pair.steps,
                    paths.size(),
                    claims.size(),
                    List.copyOf(claims),
                    paths.stream().allMatch(Making::isPlanned),
                    paths.getFirst());
        }

        /** Whether some step has nothing but what is planned. */
        private static boolean isPlanned(Connection.Path path) {
            return path.hops().stream().anyMatch(hop -> hop.links().stream().allMatch(Connection.Step::planned));
        }
    }
}
