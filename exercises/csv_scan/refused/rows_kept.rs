// over-budget: reads through a small buffer, and keeps the fields of all rows.

use std::io::{BufReader, Read};
use std::mem::take;

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let file = BufReader::with_capacity(case.chunk, case.open()?);
    let mut bytes = file.bytes().peekable();
    let mut rows: Vec<Vec<Vec<u8>>> = Vec::new();
    let mut row = Vec::new();
    let mut field = Vec::new();
    let (mut start, mut quoted) = (true, false);
    while let Some(byte) = bytes.next().transpose()? {
        match byte {
            b'"' if quoted => {
                if bytes.next_if(|next| matches!(next, Ok(b'"'))).is_some() {
                    field.push(b'"');
                } else {
                    quoted = false;
                }
            }
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
    if !row.is_empty() || !start {
        row.push(field);
        rows.push(row);
    }
    let mut scan = Scan::default();
    for row in &rows {
        scan.add(row.len() as u64);
    }
    Ok(scan)
}
