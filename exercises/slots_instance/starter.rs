//! Make an object of three attributes, and see how large it really is.

use std::collections::HashMap;

use super::{Answer, Case, Claim, Sizes};

// It takes another attribute at any time. Does anyone read that one?
type Object = HashMap<&'static str, f64>;

fn object(i: u32) -> Object {
    HashMap::from([("x", f64::from(i)), ("y", 1.0), ("z", 2.0)])
}

pub fn solve(case: &Case) -> Answer {
    let (mut objects, made) = meter::measure(|| {
        (0..case.objects).map(object).collect::<Vec<Object>>()
    });
    for object in &mut objects {
        object.insert("w", 4.0);
    }

    let mut sum = 0.0;
    for object in &objects {
        sum += object["x"] + object["y"] + object["z"];
    }

    // What one object claims, and what the allocator gave for it.
    let made = Claim {
        of: "an object of x, y and z",
        claimed: Some(size_of_val(&objects[0])),
        allocated: made.live / i64::from(case.objects),
    };
    Answer { value: sum, found: Sizes { made, extended: None } }
}
