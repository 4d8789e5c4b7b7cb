<?php
require 'vendor/autoload.php';

$key = getenv('OPENAI_API_KEY');
if (!$key) {
    exit("Set OPENAI_API_KEY before you start this program.\n");
}
$client = OpenAI::client($key);
$answer = $client->chat()->create([
    'model' => 'gpt-4o-mini',
    'messages' => [['role' => 'user', 'content' => 'Hello']],
]);
echo $answer->choices[0]->message->content;
