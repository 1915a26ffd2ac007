package org.toroku.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nonnull;

/** Reads the official shape of an answer out of the client's generated model class. */
final class ClientModel {

    private record Property(Type type, boolean required) {}

    private ClientModel() {}

    /** Everything in which the answer departs from the model; empty if it conforms. */
    static List<String> faults(JsonNode answer, Class<?> model) {
        List<String> faults = new ArrayList<>();
        check(answer, model, "", faults);
        return faults;
    }

    private static void check(JsonNode answer, Class<?> model, String path, List<String> faults) {
        Map<String, Property> properties = properties(model);
        answer.fieldNames().forEachRemaining(name -> {
            if (!properties.containsKey(name)) {
                faults.add(path + name + " is not in the description");
            }
        });
        properties.forEach((name, property) -> {
            JsonNode value = answer.path(name);
            if (value.isMissingNode()) {
                if (property.required()) {
                    faults.add(path + name + " is missing");
                }
            } else if (value.isNull()) {
                if (property.required()) {
                    faults.add(path + name + " is null");
                }
            } else {
                checkValue(value, property.type(), path + name, faults);
            }
        });
    }

    private static void checkValue(JsonNode value, Type type, String path, List<String> faults) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                expect(value.isArray(), raw, path, faults);
                for (int i = 0; i < value.size(); i++) {
                    checkValue(value.get(i), generic.getActualTypeArguments()[0], path + "[" + i + "]", faults);
                }
            } else {
                expect(value.isObject(), raw, path, faults);
                value.properties()
                        .forEach(entry -> checkValue(
                                entry.getValue(),
                                generic.getActualTypeArguments()[1],
                                path + "." + entry.getKey(),
                                faults));
            }
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Object.class) {
            return;
        }
        if (plain == String.class || plain == java.net.URI.class) {
            expect(value.isTextual(), plain, path, faults);
        } else if (plain == Integer.class) {
            expect(value.isInt(), plain, path, faults);
        } else if (plain == Long.class) {
            expect(value.isIntegralNumber(), plain, path, faults);
        } else if (plain == Boolean.class) {
            expect(value.isBoolean(), plain, path, faults);
        } else if (plain.isEnum()) {
            expect(names(plain).contains(value.asText()), plain, path, faults);
        } else {
            check(value, plain, path + ".", faults);
        }
    }

    private static void expect(boolean holds, Class<?> type, String path, List<String> faults) {
        if (!holds) {
            faults.add(path + " is not of type " + type.getSimpleName());
        }
    }

    private static List<String> names(Class<?> enumeration) {
        List<String> names = new ArrayList<>();
        for (Object constant : enumeration.getEnumConstants()) {
            for (Method method : enumeration.getDeclaredMethods()) {
                if (method.isAnnotationPresent(JsonValue.class)
                        && !((Enum<?>) constant).name().startsWith("UNKNOWN_DEFAULT")) {
                    names.add(String.valueOf(call(method, constant)));
                }
            }
        }
        return names;
    }

    private static Object call(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Property> properties(Class<?> model) {
        Map<String, Property> properties = new TreeMap<>();
        for (Method getter : model.getMethods()) {
            JsonProperty property = getter.getAnnotation(JsonProperty.class);
            if (property == null || getter.getParameterCount() > 0 || Modifier.isStatic(getter.getModifiers())) {
                continue;
            }
            boolean required = required(model, property.value());
            properties.put(property.value(), new Property(getter.getGenericReturnType(), required));
        }
        return properties;
    }

    private static boolean required(Class<?> model, String name) {
        try {
            Field field = model.getDeclaredField(name);
            return field.isAnnotationPresent(Nonnull.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the model " + model + " has no field " + name, e);
        }
    }
}
