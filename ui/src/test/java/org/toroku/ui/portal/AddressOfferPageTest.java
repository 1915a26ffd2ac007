package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;

/** A postal code offers its address; the applicant decides whether it is put in. */
@SpringBootTest(
        classes = FacesApplication.class,
        properties = "toroku.portal.postcode-file=src/test/resources/postcodes/utf_ken_all.csv")
@ViewPackages(packages = "org.toroku.ui")
class AddressOfferPageTest extends SpringBrowserlessTest {
    @BeforeEach
    void form() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("Confirmation").single()).setValue("I apply myself");
        test(find(Button.class).withText("I confirm all items, continue").single())
                .click();
    }

    private TextField field(String caption) {
        return find(TextField.class).withCaption(caption).single();
    }

    private AddressOffer offer() {
        return find(AddressOffer.class).single();
    }

    private java.util.List<Button> offered() {
        return find(Button.class, offer()).all();
    }

    @Test
    void oneAddressIsPutInWhenPressed() {
        assertThat(offered()).isEmpty();
        test(field("Postal code")).setValue("1000001");

        assertThat(field("Address").getValue()).as("nothing by itself").isEmpty();
        assertThat(offered()).extracting(Button::getText).containsExactly("東京都千代田区千代田");
        test(offered().getFirst()).click();

        assertThat(field("Address").getValue()).isEqualTo("東京都千代田区千代田");
        assertThat(offered()).as("it is done").isEmpty();
    }

    @Test
    void whereSeveralFitTheApplicantChooses() {
        test(field("Postal code")).setValue("471-0822");
        assertThat(offered()).extracting(Button::getText).containsExactly("愛知県豊田市水源町", "愛知県豊田市ケヤキ町");
    }

    @Test
    void whatWasTypedIsReplacedOnlyByWhoReadsThatItIs() {
        test(field("Address")).setValue("東京都港区1-1");
        test(field("Postal code")).setValue("100-0001");

        assertThat(field("Address").getValue()).isEqualTo("東京都港区1-1");
        assertThat(find(Paragraph.class, offer()).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("“東京都港区1-1”, would be replaced"));
        assertThat(offered().getFirst().getAriaLabel()).hasValue("Replace the typed address with “東京都千代田区千代田”");
    }

    @Test
    void whoTypedItAlreadyIsNotBothered() {
        test(field("Address")).setValue("東京都千代田区千代田1-1");
        test(field("Postal code")).setValue("100-0001");
        assertThat(offered()).isEmpty();
        assertThat(find(Paragraph.class, offer()).all()).isEmpty();
    }

    @Test
    void aCodeThatIsNotInTheListIsSaidSo() {
        test(field("Postal code")).setValue("999-9999");
        assertThat(find(Paragraph.class, offer()).single().getText())
                .isEqualTo("Postal code 999-9999 is not in our list. If it is right, just type the address.");
        test(field("Postal code")).setValue("99");
        assertThat(find(Paragraph.class, offer()).all()).isEmpty();
    }
}
