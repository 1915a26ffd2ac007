package org.toroku.organisation;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How wide the rows of a sheet are, looked at before the library reads them: it makes room for every column up to the one
 * that a cell says it stands in, so that a single cell could take all memory there is.
 */
final class CellGrid {
    /** ECMA-376 part 1, 18.18.62, as programs write it; the library reads more than that into an address. */
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");
    /** What both parsers read alike; elsewhere one might see a cell where the other sees none. */
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16");

    private CellGrid() {}

    /**
     * Whether any row has cells beyond the first {@code most} columns, or a cell that stands nowhere.
     *
     * @throws XMLStreamException where the part is no XML, or is in another encoding than UTF-8 and UTF-16
     */
    static boolean exceeds(byte[] sheet, int most) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(sheet));
        try {
            String encoding = xml.getCharacterEncodingScheme();
            if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
                throw new XMLStreamException("another encoding");
            }
            return exceeds(xml, most);
        } finally {
            xml.close();
        }
    }

    private static boolean exceeds(XMLStreamReader xml, int most) throws XMLStreamException {
        int cells = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("row")) {
                cells = 0;
            } else if (xml.getLocalName().equals("c")) {
                cells++;
                String address = xml.getAttributeValue(null, "r");
                if (cells > most || (address != null && column(address) > most)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Counted from 1; beyond every column where the address is none. */
    private static int column(String address) {
        var read = ADDRESS.matcher(address);
        return read.matches()
                ? read.group(1).chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1)
                : Integer.MAX_VALUE;
    }
}
