// over-budget: a map for each reading.

use std::collections::HashMap;

use super::{Answer, Case, Reading};

enum Value {
    Number(i64),
    String(String),
}

type Record = HashMap<&'static str, Value>;

fn record(reading: Reading) -> Record {
    HashMap::from([
        ("time", Value::Number(reading.time.into())),
        ("sensor", Value::Number(reading.sensor.into())),
        ("value", Value::Number(reading.value.into())),
        ("unit", Value::String(reading.unit)),
    ])
}

fn number(record: &Record, name: &str) -> i64 {
    match &record[name] {
        Value::Number(number) => *number,
        Value::String(_) => panic!("{name} is not a number"),
    }
}

fn string<'a>(record: &'a Record, name: &str) -> &'a str {
    match &record[name] {
        Value::String(string) => string,
        Value::Number(_) => panic!("{name} is not a string"),
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut records: Vec<Record> = case.readings.iter().map(record).collect();
    records.sort_by_cached_key(|r| {
        (number(r, "sensor"), number(r, "value"), number(r, "time"))
    });

    let mut answer = Answer::default();
    let same =
        |a: &Record, b: &Record| number(a, "sensor") == number(b, "sensor");
    for group in records.chunk_by(same) {
        let middle = &group[group.len() / 2];
        let sensor = number(middle, "sensor") as u16;
        let time = number(middle, "time") as u32;
        let value = number(middle, "value") as i32;
        let unit = string(middle, "unit");
        answer.add(sensor, group.len(), time, value, unit);
    }
    answer
}
