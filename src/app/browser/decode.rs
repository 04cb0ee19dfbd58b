//! Decodes what JavaScript hands over into our own types.
//!
//! It knows the shapes that [`protocol`] has and no more, and its errors do
//! not quote what was found: that halves what decoding adds to the page's
//! module, which everyone waits for.

use std::fmt::{self, Display};

use js_sys::{Array, Object};
use serde::de::value::U64Deserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The value as our own type.
pub fn decode<T: DeserializeOwned>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(Decoder(value))
}

/// The error for a wrong value: what it should have been, without a final dot.
#[derive(Debug)]
pub struct Mismatch(String);

impl Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: Display>(what: T) -> Self {
        Self(what.to_string())
    }

    fn invalid_type(_: Unexpected, expected: &dyn Expected) -> Self {
        Self(format!("it should be {expected}"))
    }

    fn invalid_value(_: Unexpected, expected: &dyn Expected) -> Self {
        Self(format!("it should be {expected}"))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self(format!("it should be {expected}"))
    }

    fn unknown_variant(name: &str, _: &'static [&'static str]) -> Self {
        Self(format!("`{name}` is unknown"))
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self(format!("`{name}` is unknown"))
    }

    fn missing_field(name: &'static str) -> Self {
        Self(format!("`{name}` is missing"))
    }
}

fn should_be<T>(what: &str) -> Result<T, Mismatch> {
    Err(Mismatch(format!("it should be {what}")))
}

#[wasm_bindgen]
extern "C" {
    type Fields;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Fields, name: &str) -> JsValue;
}

struct Decoder(JsValue);

impl Decoder {
    fn array(&self) -> Result<&Array, Mismatch> {
        match self.0.dyn_ref::<Array>() {
            Some(array) => Ok(array),
            None => should_be("a list"),
        }
    }

    fn entries(&self) -> Result<Array, Mismatch> {
        match self.0.dyn_ref::<Object>() {
            Some(object) => Ok(Object::entries(object)),
            None => should_be("an object"),
        }
    }

    fn whole_number(&self) -> Result<f64, Mismatch> {
        match self.0.as_f64() {
            Some(number) if number % 1.0 == 0.0 => Ok(number),
            Some(_) | None => should_be("a whole number"),
        }
    }

    /// A variant without fields is its name, one with fields an object whose
    /// one field has its name.
    fn variant(self, names: &[&str]) -> Result<Variant, Mismatch> {
        let (name, value) = if self.0.is_string() {
            (self.text()?, JsValue::UNDEFINED)
        } else {
            let entry: Array = self.entries()?.get(0).unchecked_into();
            if entry.is_undefined() {
                return should_be("an object with one field");
            }
            (Self(entry.get(0)).text()?, entry.get(1))
        };
        match (0..).zip(names).find(|(_, known)| **known == name) {
            Some((place, _)) => Ok(Variant { place, value }),
            None => Err(Mismatch(format!("`{name}` is unknown"))),
        }
    }

    fn text(&self) -> Result<String, Mismatch> {
        match self.0.as_string() {
            Some(text) => Ok(text),
            None => should_be("a text"),
        }
    }
}

/// Types that do not say what they expect are none of ours.
impl<'de> de::Deserializer<'de> for Decoder {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        should_be("of a known type")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.as_bool() {
            Some(value) => visitor.visit_bool(value),
            None => should_be("true or false"),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => should_be("a number"),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole, and saturates"
        )]
        visitor.visit_i64(self.whole_number()? as i64)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let number = self.whole_number()?;
        if number < 0.0 {
            return should_be("a number from 0 on");
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is whole and not negative, and saturates"
        )]
        visitor.visit_u64(number as u64)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        // A list that a field leaves out when it has no items.
        if self.0.is_undefined() {
            let array = &Array::new();
            return visitor.visit_seq(Items { array, next: 0 });
        }
        let array = self.array()?;
        visitor.visit_seq(Items { array, next: 0 })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_map(Entries {
            entries: self.entries()?,
            next: 0,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return should_be("an object");
        }
        visitor.visit_seq(Struct {
            fields: self.0.unchecked_into(),
            names,
            next: 0,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_enum(self.variant(names)?)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 u8 u16 f32 char str bytes byte_buf unit unit_struct newtype_struct tuple
        identifier ignored_any
    }
}

/// The items of a list.
struct Items<'a> {
    array: &'a Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let item = self.array.get(self.next);
        self.next += 1;
        seed.deserialize(Decoder(item)).map(Some)
    }
}

/// The fields of an object whose names are data.
struct Entries {
    entries: Array,
    next: u32,
}

impl Entries {
    fn part(&self, part: u32) -> Decoder {
        let entry: Array = self.entries.get(self.next).unchecked_into();
        Decoder(entry.get(part))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        if self.next >= self.entries.length() {
            return Ok(None);
        }
        seed.deserialize(self.part(0)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let value = self.part(1);
        self.next += 1;
        seed.deserialize(value)
    }
}

/// The fields of an object that our type names, in the type's order. Others
/// are not looked at.
///
/// As a list they take a fraction of the code that they take as a map, where
/// each type has to match names, and to look for missing and repeated ones.
struct Struct {
    fields: Fields,
    names: &'static [&'static str],
    next: usize,
}

impl<'de> SeqAccess<'de> for Struct {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(name) = self.names.get(self.next) else {
            return Ok(None);
        };
        self.next += 1;
        let value = self.fields.get(name);
        seed.deserialize(Decoder(value)).map(Some)
    }
}

/// One variant of an enum, told by its place, with what it holds.
struct Variant {
    place: u64,
    value: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Decoder;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Decoder), Mismatch> {
        let variant = seed.deserialize(U64Deserializer::new(self.place))?;
        Ok((variant, Decoder(self.value)))
    }
}

impl<'de> VariantAccess<'de> for Decoder {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        de::Deserializer::deserialize_seq(self, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        de::Deserializer::deserialize_struct(self, "", names, visitor)
    }
}
