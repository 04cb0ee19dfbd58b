// over-budget: names of one byte, in every reading.

use std::fmt::Write;

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let mut text = String::new();
    for r in case.readings() {
        write!(text, r#"{{"t":{}"#, r.timestamp_ms).unwrap();
        write!(text, r#","s":{}"#, r.sensor_id).unwrap();
        if r.temperature.is_nan() {
            // JSON has no number for it.
            text.push_str(r#","v":null"#);
        } else {
            write!(text, r#","v":{}"#, r.temperature).unwrap();
        }
        writeln!(text, r#","n":"{}"}}"#, r.note).unwrap();
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
        let (time, rest) = field(line, r#"{"t":"#, ",");
        let (sensor, rest) = field(rest, r#""s":"#, ",");
        let (temperature, rest) = field(rest, r#""v":"#, ",");
        let (note, _) = field(rest, r#""n":""#, r#""}"#);
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
