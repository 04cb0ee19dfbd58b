// over-budget: asks at once for what JSON needs, so that nothing doubles.

use std::fmt::Write;

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let mut text = String::with_capacity(100 * case.readings().len());
    for r in case.readings() {
        write!(text, r#"{{"timestamp_ms":{}"#, r.timestamp_ms).unwrap();
        write!(text, r#","sensor_id":{}"#, r.sensor_id).unwrap();
        if r.temperature.is_nan() {
            // JSON has no number for it.
            text.push_str(r#","temperature":null"#);
        } else {
            write!(text, r#","temperature":{}"#, r.temperature).unwrap();
        }
        writeln!(text, r#","note":"{}"}}"#, r.note).unwrap();
    }
    text.into_bytes()
}

/// Reads a field's name, and splits its value from what comes after.
fn field<'a>(text: &'a str, name: &str, end: &str) -> (&'a str, &'a str) {
    text.strip_prefix(name).unwrap().split_once(end).unwrap()
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let text = str::from_utf8(message).unwrap();
    for line in text.lines() {
        let (time, rest) = field(line, r#"{"timestamp_ms":"#, ",");
        let (sensor, rest) = field(rest, r#""sensor_id":"#, ",");
        let (temperature, rest) = field(rest, r#""temperature":"#, ",");
        let (note, _) = field(rest, r#""note":""#, r#""}"#);
        inbox.put(Reading {
            timestamp_ms: time.parse().unwrap(),
            sensor_id: sensor.parse().unwrap(),
            temperature: match temperature {
                "null" => f64::NAN,
                digits => digits.parse().unwrap(),
            },
            note,
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
