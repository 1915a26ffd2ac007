package org.toroku.ui.staff;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;

/** Puts a text on the reader's clipboard and says aloud whether that worked. The text goes nowhere else. */
public final class CopyButton extends Span {
    private final Button button;
    private final Span said = new Span();
    private final String text;

    /** @param label what the button says, in the reader's language */
    public CopyButton(String label, String text) {
        this.text = text;
        this.button = new Button(label);
        addClassName("copy");
        said.getElement().setAttribute("role", "status");
        add(button, said);
    }

    /** In the browser alone: it lets a page write to the clipboard only within the click. */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        """
                        const [button, said, text, done, failed] = [$0, $1, $2, $3, $4];
                        const byHand = () => {
                          const field = document.createElement('textarea');
                          field.value = text;
                          button.parentElement.append(field);
                          field.select();
                          const copied = document.execCommand('copy');
                          field.remove();
                          button.focus();
                          return copied;
                        };
                        button.onclick = async () => {
                          said.textContent = '';
                          let copied;
                          try {
                            await navigator.clipboard.writeText(text);
                            copied = true;
                          } catch (e) {
                            // not allowed, or the page came without TLS
                            copied = byHand();
                          }
                          // a moment later, so that the same words are read aloud again
                          setTimeout(() => { said.textContent = copied ? done : failed; }, 100);
                        };
                        """,
                        button.getElement(),
                        said.getElement(),
                        text,
                        getTranslation("copy.done"),
                        getTranslation("copy.failed"));
    }
}
