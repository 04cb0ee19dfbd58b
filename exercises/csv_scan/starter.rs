//! Count the rows of a CSV file, and those with another number of fields.

use std::io::Read;
use std::mem::take;

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut scan = Scan::default();

    // What does a count need of a row? And what of a field?
    let mut all = Vec::new();
    file.read_to_end(&mut all)?;

    let mut rows: Vec<Vec<Vec<u8>>> = Vec::new();
    let mut row = Vec::new();
    let mut field = Vec::new();
    let mut start = true;
    let mut quoted = false;
    let mut bytes = all.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two quotes within quotes stand for one.
            b'"' if quoted => match bytes.next_if_eq(&b'"') {
                Some(quote) => field.push(quote),
                None => quoted = false,
            },
            _ if quoted => field.push(byte),
            b'"' if start => {
                quoted = true;
                start = false;
            }
            b',' => {
                row.push(take(&mut field));
                start = true;
            }
            b'\n' => {
                // An empty line is no row.
                if !row.is_empty() || !start {
                    row.push(take(&mut field));
                    rows.push(take(&mut row));
                }
                start = true;
            }
            b'\r' => {}
            _ => {
                field.push(byte);
                start = false;
            }
        }
    }
    // The last row may have no end.
    if !row.is_empty() || !start {
        row.push(field);
        rows.push(row);
    }

    for row in &rows {
        scan.add(row.len() as u64);
    }
    Ok(scan)
}
