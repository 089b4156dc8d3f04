package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.Migration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a migration does to the schema: SQL, Rails, Alembic, Django, Liquibase, Knex. */
final class MigrationReader {

    private static final int MAX_LINES = 5;
    private static final int MAX_LINE = 500;

    private static final Map<SchemaEdit, Pattern> EDITS =
            Map.ofEntries(
                    edit(
                            SchemaEdit.DROPS_TABLE,
                            "drop table|drop ?table(?:if ?exists)?\\(|drop_table|deletemodel|<droptable"),
                    edit(
                            SchemaEdit.DROPS_COLUMN,
                            "drop column|\\bdrop (?!table|index|constraint|default|not null|view|primary|foreign|trigger|function|if|type|schema|database)\\w+"
                                    + "|remove_columns?|drop_?column|removefield|removecolumn"),
                    edit(
                            SchemaEdit.RENAMES,
                            "\\brename (?:column|to|table)\\b|rename_column|rename_table|renamefield|renamemodel|rename_?column|rename_?table"),
                    edit(
                            SchemaEdit.ADDS_NOT_NULL,
                            "(?:set|add .{0,200}?|column .{0,200}?) ?\\bnot null\\b|null: ?false|nullable ?= ?false|notnullable\\(|addnotnullconstraint|change_column_null"),
                    edit(
                            SchemaEdit.CHANGES_TYPE,
                            "alter column .{0,120}\\btype\\b|modify (?:column )?\\w+ \\w+|change_column\\b|alterfield|modifydatatype|alter_column\\(.{0,200}type_|change column"),
                    edit(
                            SchemaEdit.ADDS_CONSTRAINT,
                            "add (?:constraint|foreign key|unique|check|primary key)|add_foreign_key|create_foreign_key|create_unique_constraint|addconstraint|addforeignkey|adduniqueconstraint|create unique index"),
                    edit(
                            SchemaEdit.ADDS_INDEX,
                            "create (?:unique )?index|add (?:unique )?(?:index|key)\\b|add_index|create_?index|addindex"),
                    edit(SchemaEdit.DROPS_INDEX, "drop index|remove_index|drop_?index|removeindex"),
                    edit(SchemaEdit.ADDS_TABLE, "create table|create_?table|createmodel"),
                    edit(
                            SchemaEdit.ADDS_COLUMN,
                            "add column|add_column|addcolumn|addfield|\\badd (?!constraint|foreign|unique|check|primary|index|key|column)\\w+ \\w+"),
                    edit(
                            SchemaEdit.CHANGES_DATA,
                            "^\\s*(?:update \\w|delete from|insert into|truncate)|update_all|runpython|execute\\(.?(?:update|delete)"),
                    edit(
                            SchemaEdit.LOCKS_TABLE,
                            "lock tables? |create (?:unique )?index (?!concurrently)(?!.*(?:concurrently|online ?= ?on))|vacuum full|alter column .{0,120}\\btype\\b|algorithm ?= ?copy|\\bcluster \\w|modify (?:column )?\\w+ \\w+"));

    private static final Pattern BACKWARDS =
            Pattern.compile(
                    "\\bdef down(?:grade)?\\b|goose down|exports\\.down|-- ?down\\b|migrate:down|\\bvoid down\\b|async down\\b|--rollback");
    private static final Pattern FORWARDS =
            Pattern.compile(
                    "\\bdef up(?:grade)?\\b|goose up|exports\\.up|-- ?up\\b|migrate:up|\\bvoid up\\b|async up\\b");

    private MigrationReader() {}

    private static Map.Entry<SchemaEdit, Pattern> edit(SchemaEdit edit, String form) {
        return Map.entry(edit, Pattern.compile(form));
    }

    /** What the file's hunks do; nothing is known of its edits where it has none. */
    static Migration read(String path, List<Hunk> hunks) {
        Set<SchemaEdit> edits = EnumSet.noneOf(SchemaEdit.class);
        List<LinePair> lines = new ArrayList<>();
        boolean backwards = path.toLowerCase(Locale.ROOT).contains(".down.");
        for (Hunk hunk : hunks) {
            for (HunkLine line : hunk.lines()) {
                String text =
                        line.text()
                                .substring(0, Math.min(line.text().length(), MAX_LINE))
                                .toLowerCase(Locale.ROOT);
                backwards |= BACKWARDS.matcher(text).find();
                backwards &= !FORWARDS.matcher(text).find();
                if (line.added()
                        && !line.isBlank()
                        && !backwards
                        && of(text, edits)
                        && lines.size() < MAX_LINES) {
                    lines.add(hunk.pairOf(line));
                }
            }
        }
        return new Migration(path, edits, lines);
    }

    private static boolean of(String text, Set<SchemaEdit> edits) {
        boolean found = false;
        for (Map.Entry<SchemaEdit, Pattern> edit : EDITS.entrySet()) {
            if (edit.getValue().matcher(text).find()) {
                edits.add(edit.getKey());
                found = true;
            }
        }
        return found;
    }
}
