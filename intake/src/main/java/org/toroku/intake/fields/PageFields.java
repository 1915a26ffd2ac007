package org.toroku.intake.fields;

import java.util.Map;

/** Everything that was found on a page. */
public record PageFields(DocumentKind kind, Map<FieldName, Field> fields, MyNumberFinding myNumber) {
    public PageFields {
        fields = Map.copyOf(fields);
    }

    public Field field(FieldName name) {
        return fields.getOrDefault(name, new Field.Absent(name));
    }
}
