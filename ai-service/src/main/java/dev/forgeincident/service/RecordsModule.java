package dev.forgeincident.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Diagnosis;
import java.io.IOException;
import java.util.Locale;

/**
 * How the records of the engine look in JSON: the engine itself knows no JSON. Enums are lower case
 * with hyphens, entity references are texts, sealed types carry their name in {@code is}.
 */
public final class RecordsModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public RecordsModule() {
        super("forge-records");
        addSerializer(new LowerCaseEnums());
        addSerializer(new EntityRefText());
        addDeserializer(EntityRef.class, new EntityRefReader());
        setMixInAnnotation(Diagnosis.class, DiagnosisView.class);
        setMixInAnnotation(Observation.class, NamedByKind.class);
        setMixInAnnotation(Change.class, NamedByKind.class);
        setMixInAnnotation(Diff.class, NamedByKind.class);
    }

    private interface DiagnosisView {
        @JsonProperty("confidenceWord")
        ConfidenceWord confidenceWord();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface NamedByKind {}

    @SuppressWarnings("rawtypes")
    private static final class LowerCaseEnums extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        LowerCaseEnums() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static final class EntityRefText extends StdSerializer<EntityRef> {
        private static final long serialVersionUID = 1L;

        EntityRefText() {
            super(EntityRef.class);
        }

        @Override
        public void serialize(EntityRef value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class EntityRefReader extends StdDeserializer<EntityRef> {
        private static final long serialVersionUID = 1L;

        EntityRefReader() {
            super(EntityRef.class);
        }

        @Override
        public EntityRef deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return EntityRef.parse(in.getText());
        }
    }
}
