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

fn number(record: &Record, field: &str) -> f64 {
    match &record[field] {
        Value::Number(number) => *number,
        Value::Text(text) => panic!("{field} is {text}"),
    }
}

fn text<'a>(record: &'a Record, field: &str) -> &'a str {
    match &record[field] {
        Value::Number(number) => panic!("{field} is {number}"),
        Value::Text(text) => text,
    }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.rows().map(record).collect();

    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        let below = number(r, "id") < f64::from(q.below);
        if below && text(r, "label") == q.label {
            sum += (number(r, "x") - q.x).abs();
            sum += (number(r, "y") - q.y).abs();
        }
    }
    sum
}
