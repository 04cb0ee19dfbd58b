//! Every record is a map from a field's name to its value, as a dict is.

use std::collections::HashMap;

use super::{Answer, Case, Row};

enum Value {
    Number(f64),
    Text(String),
}

type Record = HashMap<&'static str, Value>;

fn record(row: Row) -> Record {
    HashMap::from([
        ("id", Value::Number(f64::from(row.id))),
        ("x", Value::Number(row.x)),
        ("y", Value::Number(row.y)),
        ("label", Value::Text(row.label.to_owned())),
    ])
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.rows().map(record).collect();

    let mut sum = 0.0;
    for record in &records {
        for value in record.values() {
            sum += match value {
                Value::Number(number) => *number,
                Value::Text(text) => text.len() as f64,
            };
        }
    }
    sum
}
