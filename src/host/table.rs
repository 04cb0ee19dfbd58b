//! Tables in the terminal.

use std::io::Write;

use anyhow::Context;

/// On which side a column's cells are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Rows of text in columns as wide as their widest cell, below their names.
pub(crate) fn text(columns: &[(&str, Side)], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
        widest.max(columns[column].0.chars().count())
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let padded = cells.into_iter().zip(columns).zip(&widths);
        let padded = padded.map(|((cell, (_, side)), &width)| match side {
            Side::Left => format!("{cell:<width$}"),
            Side::Right => format!("{cell:>width$}"),
        });
        let line = padded.collect::<Vec<_>>().join("   ");
        format!("  {}\n", line.trim_end())
    };
    let mut text = line(columns.iter().map(|(name, _)| *name).collect());
    for row in rows {
        text.push_str(&line(row.iter().map(String::as_str).collect()));
    }
    text
}

/// Writes to the standard output, where a reader that has read enough and
/// closed it is no failure.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write the result")
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        vec![
            vec!["naive".into(), "1,284,288".into()],
            vec!["a \"b\"".into(), "0".into()],
        ]
    }

    #[test]
    fn columns_line_up() {
        let columns = [("variant", Side::Left), ("peak", Side::Right)];
        let expected = "  variant        peak\n  naive     1,284,288\n  a \"b\"             0\n";
        assert_eq!(text(&columns, &rows()), expected);
    }
}
