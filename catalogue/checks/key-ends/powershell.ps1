# Length and ends of the key that a program started here gets, never the whole key.
$key = $env:OPENAI_API_KEY
"$($key.Length) characters, $(-join $key[0..2])...$(-join $key[-4..-1])"
