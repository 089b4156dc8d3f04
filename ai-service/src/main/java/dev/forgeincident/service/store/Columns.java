package dev.forgeincident.service.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many rows for one statement, a column each as an array: one round trip, one plan. */
final class Columns {

    private final List<List<String>> columns;

    Columns(int count) {
        columns =
                IntStream.range(0, count)
                        .mapToObj(i -> (List<String>) new ArrayList<String>())
                        .toList();
    }

    void add(Object... row) {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(String.valueOf(row[i]));
        }
    }

    /** The statement with these first parameters, and the columns as those after them. */
    PreparedStatement prepare(Connection connection, String sql, String... first)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            int parameter = 1;
            for (String value : first) {
                statement.setString(parameter++, value);
            }
            for (List<String> column : columns) {
                statement.setArray(parameter++, connection.createArrayOf("text", column.toArray()));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
