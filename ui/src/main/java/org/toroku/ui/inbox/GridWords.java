package org.toroku.ui.inbox;

import com.vaadin.flow.component.grid.Grid;

/** Words of a list that the framework has in English only: what a screen reader says of headers and marks. */
final class GridWords {
    private GridWords() {}

    static void say(Grid<?> grid) {
        grid.getElement()
                .executeJs(
                        """
                const [sort, mark, row] = [$0, $1, $2];
                const say = () => {
                  const marks = this.querySelector('vaadin-grid-flow-selection-column');
                  if (marks && marks.header !== mark) {
                    marks.header = mark;
                  }
                  for (const sorter of this.querySelectorAll('vaadin-grid-sorter')) {
                    const words = sort.replace('{0}', sorter.textContent.trim());
                    if (sorter.getAttribute('aria-label') !== words) {
                      sorter.setAttribute('aria-label', words);
                    }
                  }
                  for (const box of this.querySelectorAll('vaadin-checkbox')) {
                    if (box.accessibleName !== row) {
                      box.accessibleName = row;
                    }
                  }
                };
                this.words?.disconnect();
                // headers and rows are drawn later, and drawn again
                this.words = new MutationObserver(say);
                this.words.observe(this, { childList: true, subtree: true });
                say();
                """,
                        grid.getTranslation("inbox.sort-by", "{0}"),
                        grid.getTranslation("inbox.mark"),
                        grid.getTranslation("inbox.mark.row"));
    }
}
