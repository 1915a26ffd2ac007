package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/**
 * Examines the models that would be published together. Files first, then constructs, connections, words and shape; ways
 * are followed only in models that mean what they look like. What is proven, under which assumptions, and what is refused
 * is told in docs/models.md.
 */
public final class ModelProof {
    private ModelProof() {}

    /**
     * @param models every process model of one deployment, as edited, without injected listeners; and the rules of the
     *     automatic decision, where there are any
     * @return why they may not be published; empty if and only if they may
     */
    public static List<Violation> examine(Collection<ModelFile> models) {
        Map<Boolean, List<ModelFile>> byKind = models.stream().collect(Collectors.partitioningBy(RuleSet::isRules));
        List<ModelFile> rules = byKind.getOrDefault(true, List.of());
        List<Violation> all = new ArrayList<>(processes(byKind.getOrDefault(false, List.of())));
        if (rules.size() > 1) {
            all.add(new Violation(Codes.DUPLICATE_FILE, "", "", List.of(), Map.of("file", RuleSet.RESOURCE)));
        }
        rules.stream().limit(1).forEach(file -> all.addAll(RuleProof.examine(file)));
        return List.copyOf(all);
    }

    private static List<Violation> processes(Collection<ModelFile> models) {
        Findings findings = new Findings();
        List<Node> roots = read(models, findings);
        if (findings.broken()) {
            return findings.all();
        }
        Deployment deployment = new GraphReader(findings).read(roots);
        if (findings.broken()) {
            return findings.all();
        }
        new WordRules(deployment, findings).check();
        new WaitRules(deployment, findings).check();
        new FlowRules(deployment, findings).check();
        if (findings.broken()) {
            return findings.all();
        }
        new DateRules(deployment, findings).check();
        ParallelBlocks blocks = new ParallelBlocks(deployment, findings);
        if (findings.broken()) {
            return findings.all();
        }
        Explorer explorer = new Explorer(deployment, blocks, findings);
        for (ProcessModel process : deployment.processes.values()) {
            Route.of(process.id).ifPresent(route -> explorer.explore(process, route));
        }
        return findings.all();
    }

    private static List<Node> read(Collection<ModelFile> models, Findings findings) {
        if (models.isEmpty()) {
            findings.refuse(Codes.NO_PROCESS, "", "", Map.of());
        }
        if (models.size() > Limits.FILES) {
            findings.refuse(Codes.TOO_MANY_ELEMENTS, "", "", Map.of("what", Integer.toString(Limits.FILES)));
            return List.of();
        }
        XmlReader reader = new XmlReader(findings);
        List<Node> roots = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ModelFile model : models) {
            if (!names.add(model.resource())) {
                findings.refuse(Codes.DUPLICATE_FILE, "", "", Map.of("file", model.resource()));
            }
            reader.read(model).ifPresent(root -> {
                Constructs.check(root, findings);
                roots.add(root);
            });
        }
        return roots;
    }
}
