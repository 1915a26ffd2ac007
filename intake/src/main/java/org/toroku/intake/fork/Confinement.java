package org.toroku.intake.fork;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is put before the command of a worker.
 *
 * @param prefix of the command
 * @param folder where the worker sees its classes
 */
record Confinement(Isolation.Means means, List<String> prefix, Path folder) {
    /** The user and group that own nothing. */
    private static final String NOBODY = "65534";

    /** The one program besides Java. */
    private static final String HEIC_CONVERTER = "/usr/bin/heif-convert";

    private static final Path FOLDER_INSIDE = Path.of("/worker");
    private static final List<String> LIBRARIES_AND_FONTS =
            List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/fonts", "/usr/local/share/fonts");

    Confinement {
        prefix = List.copyOf(prefix);
    }

    /** @return the strongest first; the last one is none at all */
    static List<Confinement> candidates(
            Tools tools, boolean root, Path javaHome, Path files, WorkerSettings.Memory memory) throws IOException {
        List<Confinement> candidates = new ArrayList<>();
        Optional<String> setpriv = tools.find("setpriv");
        Optional<String> bubblewrap = tools.find("bwrap");
        Optional<String> unshare = tools.find("unshare");
        List<String> limits = limits(tools, memory);
        if (bubblewrap.isPresent() && (!root || setpriv.isPresent())) {
            List<String> prefix = new ArrayList<>(limits);
            if (root) {
                prefix.addAll(nobody(setpriv.orElseThrow()));
            }
            prefix.addAll(view(bubblewrap.get(), javaHome, files));
            candidates.add(new Confinement(Isolation.Means.BUBBLEWRAP, prefix, FOLDER_INSIDE));
        }
        if (unshare.isPresent() && setpriv.isPresent()) {
            List<String> prefix = new ArrayList<>(limits);
            prefix.add(unshare.get());
            if (!root) {
                prefix.addAll(List.of("--user", "--map-current-user"));
            }
            prefix.addAll(List.of("--net", "--ipc", "--pid", "--uts", "--mount", "--mount-proc"));
            prefix.addAll(List.of("--fork", "--kill-child=SIGKILL"));
            prefix.addAll(root ? nobody(setpriv.get()) : List.of(setpriv.get(), "--no-new-privs", "--inh-caps=-all"));
            candidates.add(new Confinement(
                    root ? Isolation.Means.NAMESPACES : Isolation.Means.USER_NAMESPACES, prefix, files));
        }
        candidates.add(new Confinement(Isolation.Means.NONE, limits, files));
        return candidates;
    }

    /** Memory, open files, no core dumps (they hold the document), no large files. */
    private static List<String> limits(Tools tools, WorkerSettings.Memory memory) {
        return tools.find("prlimit")
                .map(prlimit -> List.of(
                        prlimit,
                        "--as=" + memory.addressSpaceBytes(),
                        "--nofile=256",
                        "--core=0",
                        "--fsize=" + (64 << 20)))
                .orElse(List.of());
    }

    private static List<String> nobody(String setpriv) {
        return List.of(
                setpriv,
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    private static List<String> view(String bubblewrap, Path javaHome, Path files) throws IOException {
        List<String> view = new ArrayList<>(List.of(bubblewrap, "--unshare-all", "--die-with-parent", "--new-session"));
        view.addAll(List.of("--cap-drop", "ALL", "--clearenv", "--setenv", "LANG", "C.UTF-8"));
        List<String> visible = new ArrayList<>(LIBRARIES_AND_FONTS);
        visible.addAll(configurationOfJava());
        visible.add(javaHome.toString());
        visible.add(HEIC_CONVERTER);
        for (String path : visible) {
            view.addAll(List.of("--ro-bind-try", path, path));
        }
        view.addAll(List.of("--ro-bind", files.toString(), FOLDER_INSIDE.toString()));
        view.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"));
        return view;
    }

    /** Distributions keep parts of their Java runtimes here. */
    private static List<String> configurationOfJava() throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
            folders.forEach(folder -> found.add(folder.toString()));
        }
        return found;
    }
}
