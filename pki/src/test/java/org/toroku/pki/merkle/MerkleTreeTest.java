package org.toroku.pki.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;

/** Trees against the published answers and against the definition of RFC 9162 section 2.1.1, computed leaf by leaf. */
class MerkleTreeTest {
    private static final int LARGEST = 40;

    /** The leaves and roots that implementations of certificate transparency are tried with. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final class Grown {
        final Map<Node, Der> nodes = new HashMap<>();
        final List<Der> leaves = new ArrayList<>();
        final MerkleTree tree = new MerkleTree(wanted -> wanted.stream()
                .filter(nodes::containsKey)
                .collect(Collectors.toMap(node -> node, node -> nodes.getOrDefault(node, Der.of(new byte[0])))));

        void append(List<Der> more) {
            nodes.putAll(tree.grown(leaves.size(), more));
            leaves.addAll(more);
        }
    }

    private static Grown grown(int size) {
        Grown grown = new Grown();
        grown.append(IntStream.range(0, size)
                .mapToObj(i -> TreeHash.leaf(("leaf " + i).getBytes(StandardCharsets.US_ASCII)))
                .toList());
        return grown;
    }

    /** As the definition reads. */
    private static Der defined(List<Der> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.node(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
    }

    @Test
    void hasThePublishedRoots() {
        Grown grown = new Grown();
        for (int i = 0; i < KNOWN_LEAVES.size(); i++) {
            grown.append(List.of(TreeHash.leaf(HexFormat.of().parseHex(KNOWN_LEAVES.get(i)))));
            assertThat(HexFormat.of().formatHex(grown.tree.root(i + 1).toByteArray()))
                    .isEqualTo(KNOWN_ROOTS.get(i));
        }
    }

    @Test
    void growsTheSameWhetherAtOnceOrInPieces() {
        Grown pieces = new Grown();
        List<Der> leaves = grown(LARGEST).leaves;
        for (int from = 0, step = 1; from < LARGEST; from += step, step = step % 7 + 1) {
            pieces.append(leaves.subList(from, Math.min(LARGEST, from + step)));
        }
        assertThat(pieces.nodes).isEqualTo(grown(LARGEST).nodes);
    }

    @Test
    void provesEveryLeafInEveryTreeAndNoOtherLeafOrPlace() {
        Grown grown = grown(LARGEST);
        for (int size = 1; size <= LARGEST; size++) {
            Der root = grown.tree.root(size);
            assertThat(root).isEqualTo(defined(grown.leaves.subList(0, size)));
            for (int index = 0; index < size; index++) {
                InclusionProof proof = grown.tree.inclusion(index, size);
                Der leaf = grown.leaves.get(index);
                assertThat(proof.proves(leaf, size, root)).isTrue();
                assertThat(proof.proves(grown.leaves.get((index + 1) % LARGEST), size, root))
                        .isFalse();
                int other = (index + 1) % size;
                assertThat(new InclusionProof(other, proof.path()).proves(leaf, size, root))
                        .isEqualTo(other == index);
            }
        }
    }

    @Test
    void provesThatEveryTreeBeginsWithEveryEarlierOne() {
        Grown grown = grown(LARGEST);
        for (int second = 1; second <= LARGEST; second++) {
            for (int first = 1; first <= second; first++) {
                ConsistencyProof proof = grown.tree.consistency(first, second);
                Der before = grown.tree.root(first);
                Der after = grown.tree.root(second);
                assertThat(proof.proves(first, before, second, after)).isTrue();
                assertThat(proof.proves(first, after, second, before)).isEqualTo(first == second);
                if (first > 1) {
                    assertThat(proof.proves(first - 1, before, second, after)).isFalse();
                }
            }
        }
    }

    private static Stream<List<Der>> spoilt(List<Der> path) {
        Der foreign = TreeHash.leaf(new byte[] {1});
        List<List<Der>> spoilt = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Der> other = new ArrayList<>(path);
            other.set(i, foreign);
            spoilt.add(other);
            List<Der> shorter = new ArrayList<>(path);
            shorter.remove(i);
            spoilt.add(shorter);
        }
        List<Der> longer = new ArrayList<>(path);
        longer.add(foreign);
        spoilt.add(longer);
        spoilt.add(List.of());
        return spoilt.stream().filter(each -> !each.equals(path));
    }

    @Test
    void refusesEverySpoiltPath() {
        Grown grown = grown(LARGEST);
        for (int size = 2; size <= LARGEST; size++) {
            int last = size;
            Der root = grown.tree.root(size);
            for (int index = 0; index < size; index++) {
                int at = index;
                assertThat(spoilt(grown.tree.inclusion(index, size).path()))
                        .noneMatch(path -> new InclusionProof(at, path).proves(grown.leaves.get(at), last, root));
            }
            for (int first = 1; first < size; first++) {
                int from = first;
                Der before = grown.tree.root(first);
                assertThat(spoilt(grown.tree.consistency(first, size).path()))
                        .noneMatch(path -> new ConsistencyProof(path).proves(from, before, last, root));
            }
        }
    }

    @Test
    void knowsNoLeafOrTreeThatIsNotThere() {
        Grown grown = grown(3);
        Der root = grown.tree.root(3);
        assertThat(new InclusionProof(3, List.of()).proves(root, 3, root)).isFalse();
        assertThat(new InclusionProof(-1, List.of()).proves(root, 3, root)).isFalse();
        assertThat(new ConsistencyProof(List.of()).proves(0, root, 3, root)).isFalse();
        assertThat(new ConsistencyProof(List.of()).proves(4, root, 3, root)).isFalse();
        assertThatThrownBy(() -> grown.tree.root(4)).isInstanceOf(Nodes.MissingNode.class);
        assertThatThrownBy(() -> grown.tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grown.tree.consistency(0, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Otherwise a node could be passed off as a leaf whose content is two hashes. */
    @Test
    void tellsALeafFromANode() {
        Der left = TreeHash.leaf(new byte[0]);
        byte[] both = new byte[2 * TreeHash.LENGTH];
        System.arraycopy(left.toByteArray(), 0, both, 0, TreeHash.LENGTH);
        System.arraycopy(left.toByteArray(), 0, both, TreeHash.LENGTH, TreeHash.LENGTH);

        assertThat(TreeHash.leaf(both)).isNotEqualTo(TreeHash.node(left, left));
    }
}
