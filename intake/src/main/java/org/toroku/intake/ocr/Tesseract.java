package org.toroku.intake.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.toroku.intake.ocr.OcrOutcome.Failure;
import org.toroku.intake.ocr.OcrOutcome.Lack;

/**
 * The tesseract program of this machine. The page goes in by a pipe and its words come back by one, so that no personal
 * data touch the disk; no shell is involved.
 */
final class Tesseract {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");
    private static final int LARGEST_LIST = 64 << 10;

    /** How a run ended. */
    sealed interface Run {
        record Output(String table) implements Run {}

        record Failed(Failure failure) implements Run {}
    }

    /** Whether this machine has it. */
    sealed interface Search {
        record Found(Tesseract tesseract) implements Search {}

        record Missing(Lack lack) implements Search {}
    }

    private final Path program;
    private final Path prlimit;
    private final OcrLimits limits;

    private Tesseract(Path program, Path prlimit, OcrLimits limits) {
        this.program = program;
        this.prlimit = prlimit;
        this.limits = limits;
    }

    static Search find(OcrLimits limits) {
        return find(FOLDERS.stream().map(Path::of).toList(), limits);
    }

    static Search find(List<Path> folders, OcrLimits limits) {
        Optional<Path> program = program("tesseract", folders);
        Optional<Path> prlimit = program("prlimit", folders);
        if (program.isEmpty()) {
            return new Search.Missing(Lack.PROGRAM);
        }
        if (prlimit.isEmpty()) {
            return new Search.Missing(Lack.LIMITS);
        }
        Tesseract tesseract = new Tesseract(program.get(), prlimit.get(), limits);
        return tesseract.languages().containsAll(Set.of("jpn", "jpn_vert"))
                ? new Search.Found(tesseract)
                : new Search.Missing(Lack.LANGUAGE);
    }

    private static Optional<Path> program(String name, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Set<String> languages() {
        return switch (run(List.of("--list-langs"), new byte[0], LARGEST_LIST, limits.wall())) {
            case Run.Output(String list) -> Set.of(list.lines().distinct().toArray(String[]::new));
            case Run.Failed _ -> Set.of();
        };
    }

    /**
     * Reads {@code page} in {@code language}, split in the way that {@code segmentation} (--psm) says, within the time that
     * is left for the page.
     */
    Run read(GreyPage page, String language, int segmentation, Duration left) {
        return run(
                List.of(
                        "stdin",
                        "stdout",
                        "-l",
                        language,
                        "--dpi",
                        "300",
                        "--psm",
                        String.valueOf(segmentation),
                        "-c",
                        "tessedit_create_tsv=1"),
                page.pgm(),
                limits.output(),
                left.compareTo(limits.wall()) < 0 ? left : limits.wall());
    }

    private Run run(List<String> arguments, byte[] input, int most, Duration wall) {
        List<String> command = new ArrayList<>(List.of(
                prlimit.toString(),
                "--cpu=" + limits.cpu().toSeconds(),
                "--as=" + limits.memory(),
                // nothing may be written to a file
                "--fsize=0",
                "--core=0",
                "--nofile=64",
                "--",
                program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "OMP_THREAD_LIMIT", "1", "PATH", "/usr/bin:/bin"));
        try {
            return finish(builder.start(), input, most, wall);
        } catch (IOException e) {
            // the program went away after it was found
            return new Run.Failed(Failure.CRASHED);
        }
    }

    private Run finish(Process process, byte[] input, int most, Duration wall) {
        try {
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(
                    () -> head(process.getInputStream(), most + 1), Thread::startVirtualThread);
            Thread.startVirtualThread(() -> feed(process.getOutputStream(), input));
            byte[] bytes = output.get(wall.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length > most) {
                return new Run.Failed(Failure.TOO_MUCH_OUTPUT);
            }
            if (!process.waitFor(wall)) {
                return new Run.Failed(Failure.TIMED_OUT);
            }
            return process.exitValue() == 0
                    ? new Run.Output(new String(bytes, StandardCharsets.UTF_8))
                    : new Run.Failed(Failure.CRASHED);
        } catch (TimeoutException e) {
            return new Run.Failed(Failure.TIMED_OUT);
        } catch (ExecutionException e) {
            return new Run.Failed(Failure.CRASHED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Run.Failed(Failure.TIMED_OUT);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // also closes the pipes, which ends both threads
            process.destroyForcibly();
        }
    }

    private static byte[] head(InputStream out, int most) {
        try {
            return out.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void feed(OutputStream in, byte[] input) {
        try (in) {
            in.write(input);
        } catch (IOException e) {
            // it ended before it had read everything; its exit code tells
        }
    }
}
