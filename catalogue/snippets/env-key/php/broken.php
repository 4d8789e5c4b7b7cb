<?php
require 'vendor/autoload.php';

$client = OpenAI::client('your-api-key');
$answer = $client->chat()->create([
    'model' => 'gpt-4o-mini',
    'messages' => [['role' => 'user', 'content' => 'Hello']],
]);
echo $answer->choices[0]->message->content;
